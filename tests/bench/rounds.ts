import type { BenchRow } from './row.ts';
import { type Pair, ratios, type Spread, spreadOf } from './statistics.ts';

/** A row that was measured in rounds, with the extremes of its ratio. */
export interface MeasuredRow extends BenchRow {
	range: Pick<Spread, 'min' | 'max'>;
}

/**
 * Measures two contenders in turn, A B A B …, after one round of each that only warms up.
 * @param rounds that count
 */
export async function alternate<T>(rounds: number, ours: () => Promise<T>, theirs: () => Promise<T>): Promise<Pair<T>[]> {
	await ours();
	await theirs();
	const pairs: Pair<T>[] = [];
	for (let round = 0; round < rounds; round++) pairs.push({ ours: await ours(), theirs: await theirs() });
	return pairs;
}

export interface Comparison<T> {
	id: string;
	what: string;
	pairs: readonly Pair<T>[];
	/** the number that is compared */
	of: (measured: T) => number;
	unit: string;
	goal: { atLeast: number } | { atMost: number };
}

export function compare<T>({ id, what, pairs, of, unit, goal }: Comparison<T>): MeasuredRow {
	const ratio = ratios(pairs.map(({ ours, theirs }) => ({ ours: of(ours), theirs: of(theirs) })));
	const show = (side: keyof Pair<T>) => shown(spreadOf(pairs.map((pair) => of(pair[side]))), unit);
	return {
		id,
		what,
		ours: show('ours'),
		theirs: show('theirs'),
		ratio: ratio.median,
		range: ratio,
		goal: 'atLeast' in goal ? `≥ ${goal.atLeast} ×` : `≤ ${goal.atMost} ×`,
		reached: 'atLeast' in goal ? ratio.median >= goal.atLeast : ratio.median <= goal.atMost
	};
}

function shown({ median, min, max }: Spread, unit: string): string {
	return `${short(median)} ${unit} (${short(min)}–${short(max)})`;
}

/** Three digits are more than a noisy machine can tell apart. */
function short(value: number): string {
	return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}
