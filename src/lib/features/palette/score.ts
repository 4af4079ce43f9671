import type { Phonetic } from '../pinyin/phonetic.ts';
import type { Term } from '../views/text-search.ts';

/** A thing to be found, as its words are looked through. All of it in lower case, half width. */
export interface Words {
	/** what it is called */
	title: string;
	/** where it is, what it belongs to */
	side: string;
	/** other names of it, what kind of thing it is */
	more: string;
	number: number | null;
	/** letters that something in its words sounds like at the beginning; see Phonetic */
	initials: number;
}

const WEIGHTS = [1, 0.7, 0.5] as const;

/** How well all of the terms fit; 0: one of them does not. The whole name beats its beginning, that beats its middle. */
export function scoreOf(words: Words, terms: readonly Term[], phonetic: Phonetic | null): number {
	let sum = 0;
	for (const term of terms) {
		const score = termScore(words, term, phonetic);
		if (score === 0) return 0;
		sum += score;
	}
	return sum / Math.max(1, terms.length);
}

function termScore(words: Words, term: Term, phonetic: Phonetic | null): number {
	if (term.number !== null) return words.number === term.number ? 120 : 0;
	let best = 0;
	if (term.digits !== null && words.number !== null) {
		if (words.number === Number(term.digits)) best = 110;
		else if (String(words.number).startsWith(term.digits)) best = 60;
	}
	const fields = [words.title, words.side, words.more];
	for (const [index, weight] of WEIGHTS.entries()) best = Math.max(best, weight * written(fields[index]!, term.text));
	if (best > 0 || !term.sound || phonetic === null || !mayBegin(words, term.text)) return best;
	for (const [index, weight] of WEIGHTS.entries()) best = Math.max(best, weight * sounded(fields[index]!, term.text, phonetic));
	return best;
}

function written(text: string, term: string): number {
	const at = text.indexOf(term);
	if (at === -1) return 0;
	if (text.length === term.length) return 100;
	return at === 0 ? 80 : 60;
}

function sounded(text: string, term: string, phonetic: Phonetic): number {
	const sound = phonetic.find(text, term);
	if (sound === null) return 0;
	if (sound.start > 0) return 40;
	return sound.end === text.length ? 76 : 56;
}

/** Whether anything in the words begins like the term, so that a closer look is worth while. */
function mayBegin({ initials }: Words, term: string): boolean {
	const letter = term.charCodeAt(0) - 97;
	return letter < 0 || letter > 25 || (initials & (1 << letter)) !== 0;
}
