import type { IssueId } from '#lib/domain/ids.ts';
import type { MatchAnswer, MatchInput } from '#lib/domain/matching/index.ts';
import { holdsAny, REPORTERS, type Roles } from '#lib/domain/roles.ts';
import type { Reason } from '#lib/domain/reasons.ts';
import { isOpen } from '#lib/domain/statuses.ts';
import type { TriageAnswer } from '#lib/domain/triage/index.ts';
import { CommandError } from '#lib/protocol/codes.ts';
import type { PreviewReport } from '#lib/protocol/preview.ts';
import type { IssueRecord } from '../board/record.ts';
import type { Street } from '../board/street.ts';
import { triageOf } from './open-issue.ts';

/** A phone's clock may be wrong, but a finding of tomorrow is a mistake. */
const MAX_AHEAD_MS = 24 * 60 * 60 * 1000;

/**
 * Whether a finding can be taken; its photos apart.
 * @param now ms
 * @throws CommandError forbidden, unknown_place, unknown_category, unknown_item, invalid
 */
export function checkFinding(street: Street, roles: Roles, report: PreviewReport, now: number): void {
	if (!holdsAny(roles, REPORTERS)) {
		throw new CommandError('forbidden', 'Your role does not report findings.');
	}
	if (street.places.get(report.place) === undefined) {
		throw new CommandError('unknown_place', `There is no place "${report.place}" here.`, 'place');
	}
	if (report.category != null && street.catalogue.category(report.category) === undefined) {
		throw new CommandError('unknown_category', `The catalogue has no category "${report.category}".`, 'category');
	}
	if (report.item != null && street.catalogue.item(report.item) === undefined) {
		throw new CommandError('unknown_item', `The checklist has no item "${report.item}".`, 'item');
	}
	if ((report.text ?? '') === '' && report.category == null && report.item == null) {
		throw new CommandError('invalid', 'Say what was found: in words, by category or by checklist item.', 'text');
	}
	if (Date.parse(report.capturedAt) > now + MAX_AHEAD_MS) {
		throw new CommandError('invalid', 'It was captured in the future.', 'capturedAt');
	}
}

export interface Judgement {
	triage: TriageAnswer;
	match: MatchAnswer;
	/** the finding as it is compared with others */
	matter: MatchInput;
	/** issues that it is none of, as the reporter has said */
	except: ReadonlySet<IssueId>;
}

/** What a finding is and whether it is known already. Changes nothing: the report and its preview ask the same. */
export function judge(street: Street, report: PreviewReport): Judgement {
	const words = { text: report.text ?? '', place: report.place, category: report.category ?? null, item: report.item ?? null };
	const triage = triageOf({ street }, words);
	const matter: MatchInput = {
		text: words.text,
		category: triage.sure ? triage.category : null,
		place: report.place,
		position: report.position ?? null,
		capturedAt: Date.parse(report.capturedAt)
	};
	const apart = report.differsFrom.map((issue) => holderOf(street, issue)).filter((issue) => issue !== null);
	const except = new Set(apart.map(({ id }) => id));
	return { triage, matter, except, match: matchOf(street, matter, report.sameAs ?? null, apart) };
}

/**
 * The reporter has seen both places and is believed, as far as it can be: what has ended or is not near any more
 * cannot be joined from a phone that has been without a signal, and then the engine decides, or a person at noon.
 */
function matchOf(street: Street, matter: MatchInput, sameAs: IssueId | null, apart: readonly IssueRecord[]): MatchAnswer {
	const told: Reason[] = apart.map(({ fields }) => ({ code: 'said_different', params: { number: fields.number } }));
	if (sameAs !== null) {
		const issue = holderOf(street, sameAs)?.id ?? null;
		const likeness = issue === null ? null : street.matches.compare(matter, issue);
		if (issue !== null) {
			const reasons = [{ code: 'said_same', params: {} }, ...(likeness?.reasons ?? [{ code: 'other_place', params: {} }])];
			return likeness === null
				? { outcome: 'suggested', issue, confidence: 0.5, reasons }
				: { outcome: 'joined', issue, confidence: 1, reasons };
		}
		told.push({ code: 'said_same_ended', params: {} });
	}
	const match = street.matches.match(matter, new Set(apart.map(({ id }) => id)));
	return told.length === 0 ? match : { ...match, reasons: [...told, ...match.reasons] };
}

/** The open issue that has an issue's findings now: it may have been joined to another since. */
function holderOf(street: Street, issue: IssueId): IssueRecord | null {
	let record = street.issues.get(issue);
	while (record?.fields.status === 'merged' && record.mergedInto !== null) record = street.issues.get(record.mergedInto);
	return record !== undefined && isOpen(record.fields.status) ? record : null;
}
