import type { IssueFields } from '#lib/domain/fields.ts';
import type { Lane } from '#lib/domain/lanes.ts';
import { m } from '#lib/paraglide/messages.js';
import { groupRule, type GroupRule, type Moment } from '../../views/group-by.ts';
import type { BoardView, Grouping } from '../../views/view.ts';
import type { Reference } from '../reference.ts';
import type { PlacingRule } from './placing.ts';

export const GROUPING_WORD: Record<Grouping, () => string> = {
	community: m.board_by_community,
	grid: m.board_by_grid,
	department: m.board_by_department,
	category: m.board_by_category,
	owner: m.board_by_owner,
	status: m.board_by_status,
	due: m.board_by_due
};

/** How a view puts the lanes together. @param shows the view's filters */
export function ruleOf(
	view: BoardView,
	reference: Reference,
	moment: Moment,
	shows: (issue: IssueFields) => boolean
): PlacingRule & { nameOf: Record<Lane, GroupRule['nameOf']> } {
	const instant = groupRule(view.grouping.instant, reference, moment);
	const coordination = groupRule(view.grouping.coordination, reference, moment);
	return {
		groupOf: { instant: (issue) => instant.keyOf(issue), coordination: (issue) => coordination.keyOf(issue) },
		order: { instant: instant.order, coordination: coordination.order },
		nameOf: { instant: (key) => instant.nameOf(key), coordination: (key) => coordination.nameOf(key) },
		shows
	};
}
