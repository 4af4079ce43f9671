/** A category and how often a guess of this strength is right, 0…1. */
export interface Ranked {
	category: string;
	confidence: number;
}

/** How much weight makes a category e times as likely as the next. */
const TEMPERATURE = 0.55;
/** What nothing in the catalogue explains competes too, with the weight of a mere hint. */
const BACKGROUND = 1.2;

/** Weights to confidences, strongest first; they add up to less than one where the evidence is thin. */
export function rank(weights: readonly Weighed[]): Ranked[] {
	const top = weights[0]?.weight;
	if (top === undefined) return [];
	const likelihoods = weights.map(({ weight }) => Math.exp((weight - top) / TEMPERATURE));
	let sum = Math.exp((BACKGROUND - top) / TEMPERATURE);
	for (const likelihood of likelihoods) sum += likelihood;
	return weights.map(({ category }, index) => ({ category, confidence: (likelihoods[index] ?? 0) / sum }));
}

/** A category and how much speaks for it. */
export interface Weighed {
	category: string;
	weight: number;
}
