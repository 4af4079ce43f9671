import { coverageOf } from '#lib/domain/areas.ts';
import { closingOf } from '#lib/domain/closing.ts';
import type { IssueFields } from '#lib/domain/fields.ts';
import { figuresOf, type Moment } from '#lib/domain/figures.ts';
import { closingRates, rate, type Rate } from '#lib/domain/numbers.ts';
import type { Place, PlaceTree } from '#lib/domain/places.ts';

/** The ten figures over the lanes, five for each; those with a base say it. */
export interface Strip {
	findings: number;
	issues: number;
	openInstant: Rate;
	openCoordination: Rate;
	awaitingCheck: number;
	dueToday: number;
	overdue: number;
	/** closed of those that have to be by the end of the day */
	closing: Rate;
	/** with an issue that was opened on the day: who walked a place and found nothing is not known from the board */
	grids: Rate;
	alleys: Rate;
}

export function stripOf(issues: Iterable<IssueFields>, findings: number, moment: Moment, places: PlaceTree<Place>): Strip {
	const all = [...issues];
	const figures = figuresOf(all, findings, moment);
	const lanes = { instant: 0, coordination: 0 };
	const found: string[] = [];
	for (const { status, lane, place, openedAt } of all) {
		if (status === 'void' || status === 'merged') continue;
		if (lane !== null) lanes[lane]++;
		const opened = Date.parse(openedAt);
		if (opened >= moment.day.start && opened < moment.day.end) found.push(place);
	}
	const coverage = coverageOf(found, places);
	return {
		findings,
		issues: figures.issues,
		openInstant: rate(figures.openInstant, lanes.instant),
		openCoordination: rate(figures.openCoordination, lanes.coordination),
		awaitingCheck: figures.awaitingCheck,
		dueToday: figures.dueToday,
		overdue: figures.overdue,
		closing: closingRates(closingOf(all, moment)).closing,
		grids: rate(coverage.grid.part, coverage.grid.base),
		alleys: rate(coverage.alley.part, coverage.alley.base)
	};
}
