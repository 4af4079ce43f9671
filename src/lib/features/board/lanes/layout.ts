import type { Group, Spot } from './arranger.ts';

/** px; the same for every row of a lane, so that places are reckoned and never measured */
export interface Sizes {
	band: number;
	row: number;
}

export const LAPTOP: Sizes = { band: 34, row: 36 };
export const PHONE: Sizes = { band: 34, row: 68 };

/** Rows are made so many at a time: one by one the lane would be gone over for every row that comes into view. */
const STEP = 4;
/** Rows kept ready beyond either edge. */
const BEYOND = 8;

/** Where each group begins, and last where all end; px from the top of the list. */
export function offsetsOf(groups: readonly Group[], { band, row }: Sizes): number[] {
	const offsets = [0];
	for (const { ids } of groups) offsets.push(offsets.at(-1)! + band + ids.length * row);
	return offsets;
}

/** Top of a row; px from the top of the list. */
export function rowTop(offsets: readonly number[], { group, index }: Spot, { band, row }: Sizes): number {
	return (offsets[group] ?? offsets.at(-1)!) + band + index * row;
}

/** A window over the list, as a range of px that moves in steps. */
export function windowOf(top: number, height: number, { row }: Sizes): { from: number; to: number } {
	const step = row * STEP;
	const beyond = row * BEYOND;
	return { from: Math.floor((top - beyond) / step) * step, to: Math.ceil((top + height + beyond) / step) * step };
}

/** Which rows of a group lie in a window; `end` exclusive. */
export function rowsWithin(
	{ from, to }: { from: number; to: number },
	start: number,
	count: number,
	{ band, row }: Sizes
): { first: number; end: number } {
	const first = Math.max(0, Math.floor((from - start - band) / row));
	const end = Math.min(count, Math.ceil((to - start - band) / row));
	return { first, end: Math.max(first, end) };
}
