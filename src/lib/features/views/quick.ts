import type { IssueFields } from '#lib/domain/fields.ts';
import type { Lane } from '#lib/domain/lanes.ts';
import { m } from '#lib/paraglide/messages.js';
import { inLane } from '../board/lanes/placing.ts';
import { STATUS_WORD } from '../words/statuses.ts';
import { parseQuery, viewQuery } from './address.ts';
import { matcher, type Sight } from './match.ts';
import type { BoardView } from './view.ts';

/** What is asked for most with a phone in one hand. */
export const QUICK = [
	{ key: 'mine', query: 'mine=1&closed=0', word: m.view_quick_mine },
	{ key: 'overdue', query: 'due=overdue', word: m.view_quick_overdue },
	{ key: 'awaiting', query: 'status=awaiting_check', word: STATUS_WORD.awaiting_check }
] as const;
export type Quick = (typeof QUICK)[number];

/** Whether a view filters as one of them does. */
export function isQuick(view: BoardView): boolean {
	return QUICK.some((quick) => viewQuery(quickView(quick, view)) === viewQuery(view));
}

/** Nothing else filtered, put together as before. */
export function quickView({ query }: Pick<Quick, 'query'>, { grouping, columns }: BoardView): BoardView {
	return { ...parseQuery(query).view, grouping, columns };
}

/** How many issues of a lane each of them would show. */
export function quickCounts(issues: Iterable<IssueFields>, lane: Lane, sight: Sight): Record<Quick['key'], number> {
	const counts = { mine: 0, overdue: 0, awaiting: 0 };
	const checks = QUICK.map(({ key, query }) => [key, matcher(parseQuery(query).view, sight)] as const);
	for (const issue of issues) {
		if (issue.lane !== lane || !inLane(issue)) continue;
		for (const [key, shows] of checks) if (shows(issue)) counts[key]++;
	}
	return counts;
}
