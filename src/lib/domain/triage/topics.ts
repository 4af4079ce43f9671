import type { Catalogue } from '#lib/domain/catalogue/index.ts';
import { normalise } from '#lib/domain/text/index.ts';
import type { Weighed } from './rank.ts';
import { NEUTRAL, Reader, type Reading } from './reader.ts';
import { aliasRule, parseRule, type Rule } from './rule.ts';
import { RuleBook } from './rule-book.ts';
import { rules } from './rules/index.ts';
import { featuresOf, Similarity } from './similarity.ts';
import { Tally } from './tally.ts';
import type { LabelledText } from './types.ts';
import { states, things } from './vocabulary/index.ts';

/** How much a likelihood ratio of e weighs beside the rules. */
const LIKENESS = 0.11;
/** And what it weighs at most, lest one long phrase many notices share decide alone. */
const MOST_LIKENESS = 1.5;
/** How much the catalogue's own words weigh beside a labelled example. */
const OWN = { name: 1, alias: 0.7, item: 0.5 };
/** Only guesses this close to the best are worth ranking. */
const WITHIN = 3.2;

/** A text, what it says, and the rules that hold for it. */
export interface Weighing {
	text: string;
	reading: Reading;
	/** The strongest rule that holds, by category. */
	rule(category: string): Rule | undefined;
	/** What speaks for each category, strongest first. */
	weights: Weighed[];
}

/** What a text is about: weights of categories, from rules, aliases and likeness to known texts. */
export class Topics {
	readonly #reader = new Reader([things, states]);
	readonly #book: RuleBook;
	readonly #categories: string[];
	readonly #numbers: Map<string, number>;
	readonly #similarity: Similarity;
	readonly #tally: Tally;

	constructor(catalogue: Catalogue, examples: readonly LabelledText[]) {
		this.#categories = [...catalogue.categories.keys()];
		this.#numbers = new Map(this.#categories.map((code, number) => [code, number]));
		const known = knownTexts(catalogue);
		const usual = [...known, ...examples].map(({ text }) => normalise(text));
		this.#book = new RuleBook(this.#reader, allRules(catalogue, this.#reader), this.#numbers, usual);
		this.#similarity = new Similarity(this.#categories.length);
		this.#tally = new Tally(this.#categories.length);
		for (const { text, category, weight } of known) this.#teach(text, category, weight);
		for (const example of examples) this.learn(example);
	}

	/** A text of a category the catalogue does not have teaches nothing. */
	learn(example: { text: string; category: string }): void {
		this.#teach(example.text, example.category, 1);
	}

	#teach(text: string, category: string, weight: number): void {
		const number = this.#numbers.get(category);
		if (number === undefined) return;
		const plain = normalise(text);
		this.#similarity.learn(featuresOf(plain, conceptsOf(this.#reader.read(plain, null))), number, weight);
	}

	/** What a normalised text says. */
	read(text: string): Reading {
		return this.#reader.read(text, null);
	}

	/** `text` is normalised, `placeType` a code. */
	weigh(text: string, placeType: string | null): Weighing {
		const reading = this.#reader.read(text, placeType);
		const firings = this.#book.fire(reading);
		for (const [category, { strength }] of firings) this.#tally.add(category, strength);
		this.#similarity.score(featuresOf(text, conceptsOf(reading)), this.#tally, LIKENESS, MOST_LIKENESS);
		const rule = (category: string) => firings.get(this.#numbers.get(category) ?? -1)?.rule;
		return { text, reading, rule, weights: this.#strongest() };
	}

	#strongest(): Weighed[] {
		const { sums, touched, count } = this.#tally;
		let top = 0;
		for (let i = 0; i < count; i++) top = Math.max(top, sums[touched[i] ?? 0] ?? 0);
		const strongest: Weighed[] = [];
		for (let i = 0; i < count; i++) {
			const number = touched[i] ?? 0;
			const weight = sums[number] ?? 0;
			if (weight > 0 && weight > top - WITHIN) strongest.push({ category: this.#categories[number] ?? '', weight });
		}
		this.#tally.clear();
		return strongest.sort((a, b) => b.weight - a.weight);
	}
}

/** What the catalogue itself says of its categories. */
function knownTexts({ categories, checklist }: Catalogue): { text: string; category: string; weight: number }[] {
	return [
		...[...categories.values()].flatMap(({ code, name, aliases }) => [
			{ text: name.zh, category: code, weight: OWN.name },
			...aliases.map((alias) => ({ text: alias, category: code, weight: OWN.alias })),
		]),
		...checklist.map(({ name, category }) => ({ text: name.zh, category, weight: OWN.item })),
	];
}

function allRules(catalogue: Catalogue, reader: Reader): Rule[] {
	const own = Object.entries(rules).flatMap(([category, lines]) => lines.map((line) => parseRule(category, line)));
	const aliases = [...catalogue.categories.values()].flatMap(({ code, name, aliases: words }) =>
		[name.zh, ...words].map(normalise).map((alias) => aliasRule(code, alias, reader.isThing(alias))));
	return [...own.filter((rule) => catalogue.categories.has(rule.category)), ...aliases];
}

/** The concepts of a reading as atoms, without the words that are there to keep others out. */
function conceptsOf(reading: Reading): number[] {
	const concepts: number[] = [];
	for (const { value } of reading.concepts) {
		if (value.name !== NEUTRAL && !concepts.includes(value.id)) concepts.push(value.id);
	}
	return concepts;
}
