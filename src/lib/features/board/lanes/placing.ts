import type { IssueFields } from '#lib/domain/fields.ts';
import { type Lane, LANES } from '#lib/domain/lanes.ts';

/** Where the board shows an issue: what waits for a decision, the lanes, and what has left them (void, merged). */
export const SECTIONS = ['tray', ...LANES, 'aside'] as const;
export type Section = (typeof SECTIONS)[number];

/** All that decides where an issue stands; nothing else of it moves anything. */
export interface Placing {
	section: Section;
	/** community code, department …; null: none known, or a section without groups */
	group: string | null;
	closed: boolean;
	rank: string | null;
	number: number;
}

/** How the lanes are put together. */
export interface PlacingRule {
	/** null: nothing is known of it */
	groupOf: Record<Lane, (issue: IssueFields) => string | null>;
	/** group keys in order; those not named come after in order of appearance, then null */
	order: Record<Lane, readonly string[]>;
	/** whether the lanes show it at all; the tray shows whatever waits */
	shows(issue: IssueFields): boolean;
}

/** Whether a lane is where it belongs, whatever filters there are. */
export function inLane({ status, lane }: IssueFields): boolean {
	return lane !== null && status !== 'reported' && status !== 'void' && status !== 'merged';
}

/** @returns null for what a filter leaves out */
export function placingOf(issue: IssueFields, rule: PlacingRule): Placing | null {
	const { status, lane, rank, number } = issue;
	const plain = { group: null, closed: false, rank: null, number };
	if (status === 'reported') return { section: 'tray', ...plain };
	if (lane === null || !inLane(issue)) return { section: 'aside', ...plain };
	if (!rule.shows(issue)) return null;
	return { section: lane, group: rule.groupOf[lane](issue), closed: status === 'closed', rank, number };
}

export function samePlacing(a: Placing | null, b: Placing | null): boolean {
	if (a === null || b === null) return a === b;
	return a.section === b.section && a.group === b.group && a.closed === b.closed && a.rank === b.rank && a.number === b.number;
}

/**
 * Order within a group: what is closed comes last, what has a rank first, then by number. What has left the lanes is
 * looked for among the newest. Numbers are unique on a board, so no two are the same.
 */
export function comparePlacings(a: Placing, b: Placing): number {
	if (a.section === 'aside') return b.number - a.number;
	if (a.closed !== b.closed) return a.closed ? 1 : -1;
	if (a.rank !== b.rank) {
		if (a.rank === null) return 1;
		if (b.rank === null) return -1;
		return a.rank < b.rank ? -1 : 1;
	}
	return a.number - b.number;
}
