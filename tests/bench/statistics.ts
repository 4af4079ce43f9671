/** The middle one; of an even number the lower of the two. */
export function median(values: readonly number[]): number {
	return quantile(values, 0.5);
}

/**
 * The smallest value that at least this share of all values does not exceed.
 * @param share 0 to 1
 * @throws {RangeError} without values
 */
export function quantile(values: ArrayLike<number> & Iterable<number>, share: number): number {
	const sorted = Float64Array.from(values).sort();
	const found = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
	if (found === undefined) throw new RangeError('no values');
	return found;
}

export interface Spread {
	median: number;
	min: number;
	max: number;
}

/** @throws {RangeError} without values */
export function spreadOf(values: readonly number[]): Spread {
	return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/** One round of a comparison: both contenders, one right after the other. */
export interface Pair<T> {
	ours: T;
	theirs: T;
}

/** Ours divided by theirs, round by round: what else the machine did in a round weighs on both. */
export function ratios(pairs: readonly Pair<number>[]): Spread {
	return spreadOf(pairs.map(({ ours, theirs }) => ours / theirs));
}
