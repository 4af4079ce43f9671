export { bigrams, dice } from './bigrams.ts';
export { diceOfSorted, gramAt, gramsOf, isOfWord } from './grams.ts';
export { normalise, simplify } from './normalise.ts';
export { arabicNumerals, numberOf } from './numerals.ts';
export { longestOnly, WordFinder, type Hit } from './word-finder.ts';
