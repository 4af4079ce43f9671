import type { IssueFields } from './fields.ts';
import { isOpen, type Status } from './statuses.ts';

/** The figures of a day. The screen and the server count them with the same function over the same fields (G17). */
export interface Figures {
	/** findings that joined this day's board */
	findings: number;
	/** issues on the board, without those that were no matter (void) or turned out to be another's (merged) */
	issues: number;
	openInstant: number;
	openCoordination: number;
	awaitingCheck: number;
	/** open and due within the day */
	dueToday: number;
	/** open and past their deadline */
	overdue: number;
	/** closed within the day */
	closedToday: number;
}

/** What a figure looks at; anything that has these fields can be counted. */
export type Counted = Pick<IssueFields, 'status' | 'lane' | 'due' | 'closedAt'>;

export interface Moment {
	/** ms; for a sealed board the moment it was sealed */
	now: number;
	/** the board's date in the task force's time zone: ms, `end` exclusive */
	day: { start: number; end: number };
}

/**
 * @param findings how many findings the board's day has
 * What is deferred or parked stays open but has no deadline to keep (closing rate = closed / (due − deferred)).
 */
export function figuresOf(issues: Iterable<Counted>, findings: number, { now, day }: Moment): Figures {
	const figures: Figures = {
		findings,
		issues: 0,
		openInstant: 0,
		openCoordination: 0,
		awaitingCheck: 0,
		dueToday: 0,
		overdue: 0,
		closedToday: 0
	};
	for (const issue of issues) {
		const { status, lane } = issue;
		if (status !== 'void' && status !== 'merged') figures.issues++;
		if (status === 'awaiting_check') figures.awaitingCheck++;
		if (status === 'closed' && within(issue.closedAt, day)) figures.closedToday++;
		if (!isOpen(status)) continue;
		if (lane === 'instant') figures.openInstant++;
		if (lane === 'coordination') figures.openCoordination++;
		if (isDueWithin(issue, day)) figures.dueToday++;
		if (isOverdue(issue, now)) figures.overdue++;
	}
	return figures;
}

/** Whether there is a deadline that somebody still has to keep. */
export function hasDeadline({ status, due }: Pick<Counted, 'status' | 'due'>): boolean {
	return due !== null && isOpen(status) && !isSetAside(status);
}

/** Put off with a reason: still open, without a deadline to keep. */
export function isSetAside(status: Status): boolean {
	return status === 'deferred' || status === 'parked';
}

export function isOverdue(issue: Pick<Counted, 'status' | 'due'>, now: number): boolean {
	return hasDeadline(issue) && Date.parse(issue.due!) < now;
}

/** @param day `end` exclusive; what has become overdue within the day counts too */
export function isDueWithin(issue: Pick<Counted, 'status' | 'due'>, day: Moment['day']): boolean {
	return hasDeadline(issue) && within(issue.due, day);
}

function within(time: string | null, { start, end }: Moment['day']): boolean {
	if (time === null) return false;
	const ms = Date.parse(time);
	return ms >= start && ms < end;
}
