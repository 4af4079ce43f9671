/** A category and how often a guess of this strength is right, 0…1. */
export interface Ranked {
	category: string;
	confidence: number;
}

/** How much weight makes a category e times as likely as the next. */
const TEMPERATURE = 0.55;
/** What nothing in the catalogue explains competes too, with the weight of a mere hint. */
const BACKGROUND = 1.2;

/**
 * Weights to confidences, strongest first; they add up to less than one where the evidence is thin.
 * What the best gives up by `calibrated` goes to those behind it.
 */
export function rank(weights: readonly Weighed[]): Ranked[] {
	const top = weights[0]?.weight;
	if (top === undefined) return [];
	const likelihoods = weights.map(({ weight }) => Math.exp((weight - top) / TEMPERATURE));
	let sum = Math.exp((BACKGROUND - top) / TEMPERATURE);
	for (const likelihood of likelihoods) sum += likelihood;
	const best = calibrated(1 / sum);
	const rest = sum > 1 ? (1 - best) / (sum - 1) : 0;
	return weights.map(({ category }, index) => ({
		category,
		confidence: index === 0 ? best : Math.min(best, rest * (likelihoods[index] ?? 0)),
	}));
}

/** A category and how much speaks for it. */
export interface Weighed {
	category: string;
	weight: number;
}

/** Share of belief → how often the first guess was right, on notes the rules had not been tried on. */
const RIGHT: [number, number][] = [[0, 0.1], [0.4, 0.4], [0.7, 0.56], [0.9, 0.7], [0.97, 0.84], [0.99, 0.95], [1, 0.99]];

function calibrated(share: number): number {
	const at = Math.max(1, RIGHT.findIndex(([upTo]) => share <= upTo));
	const [from, low] = RIGHT[at - 1] ?? [0, 0];
	const [to, high] = RIGHT[at] ?? [1, 1];
	return low + ((high - low) * (share - from)) / (to - from);
}
