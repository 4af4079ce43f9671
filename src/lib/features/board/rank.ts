import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { IssueFields } from '#lib/domain/fields.ts';

export interface Entry {
	id: string;
	issue: IssueFields;
}

/**
 * New ranks that move one entry of an ordered group up (-1) or down (1). Mostly one; where a neighbour has
 * none, or two have the same (made at the same time on two screens), the group is ranked anew.
 * @returns nothing when there is nowhere to go
 */
export function moved(group: readonly Entry[], id: string, by: -1 | 1): Map<string, string> {
	const from = group.findIndex((entry) => entry.id === id);
	const to = from + by;
	if (from === -1 || to < 0 || to >= group.length) return new Map();
	const order = [...group];
	const [entry] = order.splice(from, 1);
	order.splice(to, 0, entry!);
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
