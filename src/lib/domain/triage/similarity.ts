import { gramAt } from '#lib/domain/text/index.ts';
import { Tally } from './tally.ts';

/** Strength of the belief that an unseen word is as likely in one category as in any. */
const SMOOTHING = 12;

/** What is seen in more categories than this tells none of them from the others. */
const EVERYWHERE = 12;

interface Feature {
	total: number;
	/** Categories it was seen in, and how often. */
	categories: number[];
	counts: number[];
	/** What it adds to each category's score, worked out when first asked for after a lesson. */
	gains: Float64Array | null;
}

/**
 * Naive Bayes over bigrams and concepts: how much more likely a text's parts are in a category
 * than elsewhere. Learns one text at a time, forgets nothing, knows no order. Categories are numbers.
 */
export class Similarity {
	readonly #features = new Map<number, Feature>();
	readonly #totals: Float64Array;
	readonly #penalties: Float64Array;
	readonly #tally: Tally;
	#total = 0;

	constructor(categories: number) {
		this.#totals = new Float64Array(categories);
		this.#penalties = new Float64Array(categories);
		this.#tally = new Tally(categories);
	}

	learn(features: readonly number[], category: number, weight: number): void {
		for (const key of features) {
			let feature = this.#features.get(key);
			if (feature === undefined) this.#features.set(key, (feature = { total: 0, categories: [], counts: [], gains: null }));
			let at = feature.categories.indexOf(category);
			if (at < 0) at = feature.categories.push(category) - 1;
			feature.counts[at] = (feature.counts[at] ?? 0) + weight;
			feature.total += weight;
			feature.gains = null;
			this.#totals[category] = (this.#totals[category] ?? 0) + weight;
			this.#total += weight;
		}
		this.#penalties[category] = Math.log1p((this.#totals[category] ?? 0) / SMOOTHING);
	}

	/**
	 * Adds `factor` times the natural logarithm of the likelihood ratio against any category, up to
	 * `most`, where anything is shared.
	 */
	score(features: readonly number[], into: Tally, factor: number, most: number): void {
		const tally = this.#tally;
		let known = 0;
		for (const key of features) {
			const feature = this.#features.get(key);
			if (feature === undefined || feature.categories.length > EVERYWHERE) continue;
			known++;
			const { categories } = feature;
			const gains = (feature.gains ??= this.#gainsOf(feature));
			for (let i = 0; i < gains.length; i++) tally.add(categories[i] ?? 0, gains[i] ?? 0);
		}
		for (let i = 0; i < tally.count; i++) {
			const category = tally.touched[i] ?? 0;
			const gain = factor * ((tally.sums[category] ?? 0) - known * (this.#penalties[category] ?? 0));
			into.add(category, Math.min(most, gain));
		}
		tally.clear();
	}

	#gainsOf({ counts, total }: Feature): Float64Array {
		const share = (SMOOTHING * total) / this.#total;
		return Float64Array.from(counts, (count) => Math.log1p(count / share));
	}
}

/** What a text is compared by, as small integers: pairs of neighbouring characters, and, below zero, concepts. */
export function featuresOf(text: string, concepts: readonly number[]): number[] {
	const features = concepts.map((concept) => -1 - concept);
	for (let i = 0; i + 1 < text.length; i++) {
		if (text.charCodeAt(i) >= 0x30 && text.charCodeAt(i + 1) >= 0x30) features.push(gramAt(text, i));
	}
	return features;
}
