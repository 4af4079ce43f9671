import { type Counted, isSetAside, type Moment } from './figures.ts';
import type { ClosingFigures } from './numbers.ts';

/** What a day's closing rate is made of, and what was closed before its time had come. */
export interface ClosingOfDay extends ClosingFigures {
	/** closed although they are due on a later day or on none */
	closedAhead: number;
}

/**
 * 应销 are the issues of a board that have to be closed by the end of its day: due on it, or overdue since before.
 * `closed`, `closedOnTime` and `deferred` count among them (DOMAIN.md, "Supervision and review"), so that no rate
 * goes beyond 100 %.
 */
export function closingOf(issues: Iterable<Counted>, { day }: Pick<Moment, 'day'>): ClosingOfDay {
	const figures: ClosingOfDay = { due: 0, deferred: 0, closed: 0, closedOnTime: 0, closedAhead: 0 };
	for (const { status, due, closedAt } of issues) {
		if (status === 'void' || status === 'merged') continue;
		if (!isDueBy(due, day.end)) {
			if (status === 'closed') figures.closedAhead++;
			continue;
		}
		figures.due++;
		if (isSetAside(status)) figures.deferred++;
		if (status !== 'closed') continue;
		figures.closed++;
		if (closedAt !== null && Date.parse(closedAt) <= Date.parse(due)) figures.closedOnTime++;
	}
	return figures;
}

/** @param end of the day, ms, exclusive */
export function isDueBy(due: string | null, end: number): due is string {
	return due !== null && Date.parse(due) < end;
}
