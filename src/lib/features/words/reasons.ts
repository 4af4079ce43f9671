import type { Reason } from '#lib/domain/reasons.ts';
import { issueNumber } from '#lib/domain/numbers.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Reference } from '../board/reference.ts';
import type { Proposal } from './proposal.ts';

type Say = (params: Record<string, string | number>) => string;

/** A sentence for each reason that the engines give; parameters are already names, not codes. */
export const REASON_WORD: Record<string, Say> = {
	alias: (p) => m.reason_alias({ word: p.word ?? '', category: p.category ?? '' }),
	words: (p) => m.reason_words({ word: p.word ?? '', category: p.category ?? '' }),
	similar_example: (p) => m.reason_similar_example({ category: p.category ?? '' }),
	checklist_item: (p) => m.reason_checklist_item({ category: p.category ?? '' }),
	chosen: (p) => m.reason_chosen({ category: p.category ?? '' }),
	lesson: (p) => m.reason_lesson({ category: p.category ?? '' }),
	lesson_lane: () => m.reason_lesson_lane(),
	department_of_category: (p) => m.reason_department({ category: p.category ?? '', department: p.department ?? '' }),
	unsure: (p) => m.reason_unsure({ category: p.category ?? '' }),
	nothing_known: () => m.reason_nothing_known(),
	distance: (p) => m.reason_distance({ metres: p.metres ?? '' }),
	far: () => m.reason_far(),
	time: (p) => m.reason_time({ minutes: p.minutes ?? '' }),
	wording: (p) => m.reason_wording({ percent: p.percent ?? '' }),
	same_category: () => m.reason_same_category(),
	same_place: () => m.reason_same_place(),
	other_place: () => m.reason_other_place(),
	name_differs: () => m.reason_name_differs(),
	object_differs: () => m.reason_object_differs(),
	said_same: () => m.report_reason_said_same(),
	said_different: (p) => m.report_reason_said_different({ number: issueNumber(Number(p.number ?? 0)) }),
	said_same_ended: () => m.report_reason_said_same_ended(),
	points_elsewhere: (p) => m.reason_points_elsewhere({ word: p.word ?? '' })
};

/** Marks of a spot that cannot both be right: `building_differs`, `unit_differs` …, with what each text says. */
const MARK_DIFFERS = /_differs$/;

/** @returns null for a reason that this screen does not know yet */
export function reasonSentence({ code, params }: Reason): string | null {
	const known = REASON_WORD[code];
	if (known !== undefined) return known(params);
	return MARK_DIFFERS.test(code) ? m.reason_mark_differs({ a: params.a ?? '', b: params.b ?? '' }) : null;
}

/** Several reasons in one line. */
export function reasonsLine(reasons: readonly Reason[], reference: Reference): string {
	return reasons
		.map(({ code, params }) => reasonSentence({ code, params: namedParams(params, reference) }))
		.filter((sentence) => sentence !== null && sentence !== '')
		.join(m.reason_separator());
}

/** What the engines say for their proposal, in one line. */
export function reasonSentences(
	proposal: Proposal,
	reference: Reference,
	numberOf: (issue: string) => number | null
): string {
	const { match, triage } = proposal;
	const number = match.issue === null ? null : numberOf(match.issue);
	const likeness = number === null ? '' : m.reason_like({ number: issueNumber(number), reasons: reasonsLine(match.reasons, reference) });
	return [likeness, reasonsLine(triage.reasons, reference)].filter((part) => part !== '').join(m.sentence_separator());
}

function namedParams(params: Reason['params'], reference: Reference): Reason['params'] {
	const names: Reason['params'] = { ...params };
	if (typeof params.category === 'string') names.category = reference.categoryName(params.category) ?? params.category;
	if (typeof params.department === 'string') names.department = reference.departmentName(params.department) ?? params.department;
	return names;
}
