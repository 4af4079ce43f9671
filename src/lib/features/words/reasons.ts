import type { Reason } from '#lib/domain/reasons.ts';
import { issueNumber } from '#lib/domain/numbers.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Reference } from '../board/reference.ts';
import { spanWords } from '../issue/plan/span.ts';
import type { Proposal } from './proposal.ts';

type Params = Reason['params'];
/** @returns null where the parameters leave nothing to say */
type Say = (params: Params) => string | null;

/** From this share of common wording on (%), wording speaks for two being one. */
const ALIKE = 30;
/** Further apart (m), distance speaks for nothing. */
const NEAR_M = 100;

const text = (value: string | number | undefined) => (value === undefined ? '' : String(value).trim());

/** A sentence about a category: none without one, and none about words that nobody wrote. */
function ofCategory(say: (values: { word: string; category: string; department: string }) => string, ...needed: ('word' | 'department')[]): Say {
	return (p) => {
		const values = { word: text(p.word), category: text(p.category), department: text(p.department) };
		return [...needed, 'category' as const].every((name) => values[name] !== '') ? say(values) : null;
	};
}

/** What in the text spoke for a category; where no word is left to be named, its likeness. */
function byWords(say: (values: { word: string; category: string }) => string): Say {
	return (p) => ofCategory(say, 'word')(p) ?? ofCategory(m.reason_similar_example)(p);
}

const positive = (value: string | number | undefined): number | null => (text(value) !== '' && Number(value) > 0 ? Number(value) : null);

/** A sentence for each reason that the engines give; parameters are already names, not codes. */
export const REASON_WORD: Record<string, Say> = {
	alias: byWords(m.reason_alias),
	words: byWords(m.reason_words),
	similar_example: ofCategory(m.reason_similar_example),
	checklist_item: ofCategory(m.reason_checklist_item),
	chosen: ofCategory(m.reason_chosen),
	lesson: ofCategory(m.reason_lesson),
	lesson_lane: () => m.reason_lesson_lane(),
	department_of_category: ofCategory(m.reason_department, 'department'),
	unsure: (p) => ofCategory(m.reason_unsure)(p) ?? m.reason_nothing_known(),
	nothing_known: () => m.reason_nothing_known(),
	distance: ({ metres }) => (text(metres) === '' ? null : Number(metres) === 0 ? m.reason_same_position() : m.reason_distance({ metres: metres! })),
	far: () => m.reason_far(),
	time: (p) => {
		const minutes = positive(p.minutes);
		return minutes === null ? null : m.issue_compare_apart({ span: spanWords(minutes * 60_000) });
	},
	wording: (p) => {
		const percent = positive(p.percent);
		return percent === null ? null : m.reason_wording({ percent });
	},
	same_category: () => m.reason_same_category(),
	same_place: () => m.reason_same_place(),
	other_place: () => m.reason_other_place(),
	name_differs: () => m.reason_name_differs(),
	object_differs: () => m.reason_object_differs(),
	said_same: () => m.report_reason_said_same(),
	said_different: (p) => (positive(p.number) === null ? null : m.report_reason_said_different({ number: issueNumber(Number(p.number)) })),
	said_same_ended: () => m.report_reason_said_same_ended(),
	points_elsewhere: (p) => (text(p.word) === '' ? null : m.reason_points_elsewhere({ word: text(p.word) }))
};

/** Marks of a spot that cannot both be right: `building_differs`, `unit_differs` …, with what each text says. */
const MARK_DIFFERS = /_differs$/;

/** @returns null for a reason that this screen does not know yet, or that says nothing */
export function reasonSentence({ code, params }: Reason): string | null {
	const known = REASON_WORD[code];
	if (known !== undefined) return known(params);
	if (!MARK_DIFFERS.test(code)) return null;
	const [a, b] = [text(params.a), text(params.b)];
	return a === '' || b === '' ? m.reason_object_differs() : m.reason_mark_differs({ a, b });
}

/** What speaks for two being one matter. Without it nothing would be proposed; what speaks against it is no reason for it. */
export function speaksFor({ code, params }: Reason): boolean {
	if (code === 'wording') return Number(params.percent ?? 0) >= ALIKE;
	if (code === 'distance') return text(params.metres) !== '' && Number(params.metres) <= NEAR_M;
	return code === 'same_place' || code === 'same_category' || code === 'said_same';
}

/** What speaks against it, and is why a person is asked. */
export function speaksAgainst({ code }: Reason): boolean {
	return code === 'points_elsewhere' || MARK_DIFFERS.test(code);
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
	const likeness = number === null ? '' : likenessLine(issueNumber(number), match.reasons, reference);
	return [likeness, reasonsLine(triage.reasons, reference)].filter((part) => part !== '').join(m.sentence_separator());
}

/** `疑似与026相同（点位相同，相距9米），疑点：店名不同` */
function likenessLine(number: string, reasons: readonly Reason[], reference: Reference): string {
	const because = reasonsLine(reasons.filter(speaksFor), reference);
	const doubts = reasonsLine(reasons.filter(speaksAgainst), reference);
	const like = because === '' ? m.reason_like_only({ number }) : m.reason_like({ number, reasons: because });
	return doubts === '' ? like : [like, m.reason_doubts({ reasons: doubts })].join(m.reason_separator());
}

function namedParams(params: Reason['params'], reference: Reference): Reason['params'] {
	const names: Reason['params'] = { ...params };
	if (typeof params.category === 'string') names.category = reference.categoryName(params.category) ?? params.category;
	if (typeof params.department === 'string') names.department = reference.departmentName(params.department) ?? params.department;
	return names;
}
