import type { IssueFields } from '#lib/domain/fields.ts';
import type { Lane } from '#lib/domain/lanes.ts';
import type { GroupRule } from '../../views/group-by.ts';
import type { PlacingRule } from './placing.ts';

export type LaneRule = PlacingRule & { nameOf: Record<Lane, GroupRule['nameOf']> };

/** How a view puts the lanes together. @param shows the view's filters */
export function ruleOf({ instant, coordination }: Record<Lane, GroupRule>, shows: (issue: IssueFields) => boolean): LaneRule {
	return {
		groupOf: { instant: (issue) => instant.keyOf(issue), coordination: (issue) => coordination.keyOf(issue) },
		order: { instant: instant.order, coordination: coordination.order },
		nameOf: { instant: (key) => instant.nameOf(key), coordination: (key) => coordination.nameOf(key) },
		shows
	};
}
