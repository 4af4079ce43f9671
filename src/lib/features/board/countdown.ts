import { localDate, nextDate } from '#lib/domain/days.ts';
import type { IssueFields } from '#lib/domain/fields.ts';
import { DAY, toWall } from '#lib/domain/wall-clock.ts';

/** What the last column of a row says; `text` is digits only, words are the screen's. */
export type Countdown =
	| { kind: 'status' }
	| { kind: 'none' }
	| { kind: 'closed'; text: string }
	| { kind: 'overdue'; text: string }
	| { kind: 'overdue_days'; days: number }
	| { kind: 'today'; text: string }
	| { kind: 'tomorrow'; text: string }
	| { kind: 'later'; text: string };

const STATUS_SAYS_IT: readonly string[] = ['awaiting_check', 'deferred', 'parked', 'void', 'merged'];

/** @param now ms; @returns what matters about the issue's time at that moment, in the task force's zone */
export function countdown(issue: IssueFields, now: number, timeZone: string): Countdown {
	if (issue.status === 'closed') {
		return issue.closedAt === null ? { kind: 'none' } : { kind: 'closed', text: clock(Date.parse(issue.closedAt), timeZone) };
	}
	if (STATUS_SAYS_IT.includes(issue.status)) return { kind: 'status' };
	if (issue.due === null) return { kind: 'none' };
	const due = Date.parse(issue.due);
	if (due < now) {
		const late = now - due;
		return late >= DAY ? { kind: 'overdue_days', days: Math.floor(late / DAY) } : { kind: 'overdue', text: hours(late) };
	}
	const today = localDate(now, timeZone);
	const date = localDate(due, timeZone);
	if (date === today) return { kind: 'today', text: hours(due - now) };
	if (date === nextDate(today)) return { kind: 'tomorrow', text: clock(due, timeZone) };
	return { kind: 'later', text: date.slice(5) };
}

/** `9:05` of a span in ms. */
function hours(ms: number): string {
	const minutes = Math.floor(ms / 60_000);
	return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** `09:05`, the clock on the wall. */
export function clock(ms: number, timeZone: string): string {
	return new Date(toWall(ms, timeZone)).toISOString().slice(11, 16);
}
