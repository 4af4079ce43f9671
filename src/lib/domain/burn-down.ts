import { isDueBy } from './closing.ts';
import { hasDeadline } from './figures.ts';
import type { Status } from './statuses.ts';

/** An issue as it stands at the end of what is told. */
export interface Tracked {
	id: string;
	status: Status;
	due: string | null;
	openedAt: string;
}

/** One change of a field, as events keep it. */
export interface Change {
	issue: string;
	/** ms */
	at: number;
	field: 'status' | 'due';
	from: string | null;
	to: string | null;
}

/** From `at` (ms) on, so many were left. */
export interface Step {
	at: number;
	left: number;
}

export interface Span {
	/** ms; what happened before is in the first step */
	from: number;
	/** of the board's day, ms, exclusive */
	dayEnd: number;
}

/**
 * How many issues still had to be closed by the day's end, step by step (closing.ts: due − deferred − closed). Rows
 * say how issues stand in the end, events what changed: the changes are undone, newest first, so that a deadline that
 * was moved counts from when it was moved.
 * @param changes oldest first
 */
export function burnDown(issues: Iterable<Tracked>, changes: readonly Change[], { from, dayEnd }: Span): Step[] {
	const standing = new Map<string, Pick<Tracked, 'status' | 'due'>>();
	const moves: { at: number; by: number }[] = [];
	const opened: { id: string; at: number }[] = [];
	let left = 0;
	for (const { id, status, due, openedAt } of issues) {
		standing.set(id, { status, due });
		opened.push({ id, at: Date.parse(openedAt) });
		left += counts({ status, due }, dayEnd);
	}
	for (const { issue, at, field, from: before, to } of changes.toReversed()) {
		const state = standing.get(issue);
		// What was changed after the end of the story does not lead to how the issue stands there.
		if (state === undefined || state[field] !== to) continue;
		const after = counts(state, dayEnd);
		const earlier = { ...state, [field]: before };
		standing.set(issue, earlier);
		moves.push({ at, by: after - counts(earlier, dayEnd) });
	}
	for (const { id, at } of opened) moves.push({ at, by: counts(standing.get(id)!, dayEnd) });
	return steps(moves, left, from);
}

function counts(issue: Pick<Tracked, 'status' | 'due'>, dayEnd: number): 0 | 1 {
	return hasDeadline(issue) && isDueBy(issue.due, dayEnd) ? 1 : 0;
}

function steps(moves: { at: number; by: number }[], end: number, from: number): Step[] {
	const later = moves.filter(({ at, by }) => at > from && by !== 0).sort((a, b) => a.at - b.at);
	let left = end - later.reduce((sum, { by }) => sum + by, 0);
	const found: Step[] = [{ at: from, left }];
	for (const { at, by } of later) {
		left += by;
		const last = found.at(-1)!;
		if (last.at === at) last.left = left;
		else found.push({ at, left });
	}
	return found.filter((step, index) => index === 0 || step.left !== found[index - 1]!.left);
}

/** At most one step for each stretch of `ms`: the last one in it. The first step stays. */
export function thinned([first, ...rest]: readonly Step[], ms: number): Step[] {
	if (first === undefined) return [];
	const kept = rest.filter(({ at }, index) => {
		const next = rest[index + 1];
		return next === undefined || Math.floor(next.at / ms) !== Math.floor(at / ms);
	});
	return [first, ...kept];
}

/** How many were left at a moment; 0 before the story begins. */
export function leftAt(story: readonly Step[], at: number): number {
	return story.findLast((step) => step.at <= at)?.left ?? 0;
}
