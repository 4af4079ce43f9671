import { type Field, fieldOf } from '#lib/domain/fields.ts';
import type { Reason } from '#lib/domain/reasons.ts';
import type { IssueDetail } from '#server/services.ts';
import { readProposal, readReasons } from '../../words/proposal.ts';

/** Where the value of a field comes from: a person, or the program with its reasons. */
export type Origin = { by: 'hand'; who: string; at: string } | { by: 'program'; reasons: Reason[] };

/** Reasons that speak of where an issue goes; the others speak of what it is. The department of a category says nothing of the lane. */
const WHERE: readonly string[] = ['department_of_category', 'lesson_lane'];
const PROPOSED: readonly Field[] = ['category', 'lane', 'department', 'due'];

/** @returns null where nothing is to be said: the value is the reporter's own, or nobody knows */
export function originOf(field: Field, detail: Pick<IssueDetail, 'events' | 'proposal'>): Origin | null {
	const last = detail.events.findLast((event) => event.field !== null && fieldOf(event.field) === field && event.kind !== 'put_back');
	if (last?.actor != null) return { by: 'hand', who: last.actor.name, at: last.at };
	if (!PROPOSED.includes(field)) return null;
	const reasons = last === undefined ? (readProposal(detail.proposal)?.triage.reasons ?? null) : readReasons(last.reason);
	if (reasons === null) return null;
	return { by: 'program', reasons: field === 'due' ? [] : reasons.filter(({ code }) => WHERE.includes(code) !== (field === 'category')) };
}
