import type { IssueFields } from '#lib/domain/fields.ts';
import { m } from '#lib/paraglide/messages.js';
import type { CategoryInfo, FixInfo } from '#server/services.ts';
import type { Origin } from './origin.ts';
import { spanWords } from './span.ts';

const FIXED: readonly string[] = ['awaiting_check', 'closed'];
const WORKING_DAY = 24;

/** What is said beside a deadline: where it comes from, and how the fix kept to it. */
export function dueHint(issue: IssueFields, category: CategoryInfo | undefined, origin: Origin | null, fixes: readonly FixInfo[]): string[] {
	const said: string[] = [];
	if (origin?.by === 'hand') said.push(m.issue_set_by({ who: origin.who }));
	else if (origin !== null && category !== undefined && issue.lane !== null) said.push(limitWords(category.limitHours, issue.lane === 'instant'));
	const fixed = fixes.at(-1)?.at;
	if (issue.due !== null && fixed !== undefined && FIXED.includes(issue.status)) {
		const early = Date.parse(issue.due) - Date.parse(fixed);
		said.push(early >= 0 ? m.issue_fixed_early({ span: spanWords(early) }) : m.issue_fixed_late({ span: spanWords(-early) }));
	}
	return said;
}

/** In the coordination lane 24 hours are one working day (DOMAIN.md, "Status"). */
function limitWords(hours: number, instant: boolean): string {
	if (instant) return m.issue_limit_hours({ hours });
	return hours % WORKING_DAY === 0 ? m.issue_limit_days({ days: hours / WORKING_DAY }) : m.issue_limit_working_hours({ hours });
}
