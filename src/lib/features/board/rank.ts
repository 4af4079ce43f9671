import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { IssueFields } from '#lib/domain/fields.ts';

export interface Entry {
	id: string;
	issue: IssueFields;
}

/**
 * New ranks that move one entry of an ordered group up (-1) or down (1).
 * @returns nothing when there is nowhere to go
 */
export function moved(group: readonly Entry[], id: string, by: -1 | 1): Map<string, string> {
	const entry = group.find((each) => each.id === id);
	const to = group.findIndex((each) => each.id === id) + by;
	return entry === undefined || to < 0 || to >= group.length ? new Map() : movedTo(group, entry, to);
}

/**
 * New ranks that bring an entry to a place in an ordered group, which it may be new to. Mostly one; where a neighbour has
 * none, or two have the same (made at the same time on two screens), the group is ranked anew.
 * @param to counted without the entry itself
 */
export function movedTo(group: readonly Entry[], entry: Entry, to: number): Map<string, string> {
	const { id } = entry;
	const order = group.filter((each) => each.id !== id).toSpliced(to, 0, entry);
	const before = to === 0 ? null : order[to - 1]!.issue.rank;
	const after = to === order.length - 1 ? null : order[to + 1]!.issue.rank;
	const open = (to === 0 || before !== null) && (to === order.length - 1 || after !== null);
	const ascending = before === null || after === null || before < after;
	if (open && ascending) {
		const between = keyBetween(before, after);
		if (between !== null) return new Map([[id, between]]);
	}
	const fresh = generateNKeysBetween(null, null, order.length);
	const changes = order.map((each, index) => [each, fresh[index]!] as const);
	return new Map(changes.filter(([each, rank]) => each.issue.rank !== rank).map(([each, rank]) => [each.id, rank]));
}

/** null for neighbours that are no ranks of this kind, which some other program may have written. */
function keyBetween(before: string | null, after: string | null): string | null {
	try {
		return generateKeyBetween(before, after);
	} catch {
		return null;
	}
}
