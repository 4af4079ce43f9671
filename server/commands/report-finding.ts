import { v7 as uuid } from 'uuid';
import type { FindingId, IssueId } from '#lib/domain/ids.ts';
import { holdsAny } from '#lib/domain/roles.ts';
import { CommandError } from '#lib/protocol/codes.ts';
import type { FindingResult, Payload } from '#lib/protocol/commands.ts';
import type { MatchAnswer } from '#lib/domain/matching/index.ts';
import type { IssueRecord } from '../board/record.ts';
import type { Context, Handler } from './handler.ts';
import { openIssue, triageOf } from './open-issue.ts';
import { requirePhotos } from './photos.ts';

type Report = Payload<'finding.report'>;

/** A phone's clock may be wrong, but a finding of tomorrow is a mistake. */
const MAX_AHEAD_MS = 24 * 60 * 60 * 1000;

/** A checker's finding: joins the open issue it is about, or opens a new one (DESIGN.md, "How a finding …"). */
export const reportFinding: Handler<'finding.report'> = {
	run(context, report) {
		check(context, report);
		const { street } = context;
		const words = { text: report.text ?? '', place: report.place, category: report.category ?? null, item: report.item ?? null };
		const triage = triageOf(context, words);
		const match = street.matches.match({
			text: words.text,
			category: triage.sure ? triage.category : null,
			place: report.place,
			position: report.position ?? null,
			capturedAt: Date.parse(report.capturedAt)
		});
		const joined = match.outcome === 'joined' ? street.issues.get(match.issue as IssueId) : undefined;
		const photo = report.photos[0] ?? null;
		const issue =
			joined ?? openIssue(context, { ...words, photo, reporter: context.person, match, triage }, context.cause);
		const finding = keep(context, report, issue, match);
		if (joined !== undefined) joinTo(context, joined, photo);
		return answer(context, finding, issue, match.outcome);
	}
};

/** @throws CommandError forbidden, unknown_place, unknown_category, unknown_item, invalid, unknown_photo */
function check(context: Context, report: Report): void {
	const { street, tick, member } = context;
	if (!holdsAny(member.roles, ['checker', 'member', 'supervisor'])) {
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
	if (Date.parse(report.capturedAt) > tick.now + MAX_AHEAD_MS) {
		throw new CommandError('invalid', 'It was captured in the future.', 'capturedAt');
	}
	requirePhotos(context, report.photos);
}

function keep({ tick, street, person }: Context, report: Report, issue: IssueRecord, match: MatchAnswer): FindingId {
	const finding = uuid({ msecs: tick.now }) as FindingId;
	const position = report.position ?? null;
	tick.writes.findings.push({
		id: finding,
		task_force: street.id,
		issue: issue.id,
		first_issue: issue.id,
		place: report.place,
		text: report.text ?? '',
		category: report.category ?? null,
		item: report.item ?? null,
		lat: position?.lat ?? null,
		lon: position?.lon ?? null,
		accuracy: position?.accuracy ?? null,
		captured_at: report.capturedAt,
		received_at: tick.at,
		reporter: person,
		outcome: match.outcome,
		confidence: match.confidence,
		reasons: JSON.stringify(match.reasons),
		suggested_issue: match.outcome === 'suggested' ? match.issue : null,
		board_date: street.date
	});
	report.photos.forEach((photo, index) => tick.writes.findingPhotos.push({ finding, position: index, photo }));
	street.addEvidence(issue.id, {
		finding,
		first: issue.id,
		issue: issue.id,
		text: report.text ?? '',
		category: issue.fields.category ?? report.category ?? null,
		place: report.place,
		position,
		capturedAt: Date.parse(report.capturedAt)
	});
	return finding;
}

function joinTo({ editor, cause }: Context, issue: IssueRecord, photo: string | null): void {
	editor.set(issue, 'findingCount', issue.fields.findingCount + 1, cause);
	if (issue.fields.photo === null && photo !== null) editor.set(issue, 'photo', photo, cause);
}

function answer(
	{ tick, street, person }: Context,
	finding: FindingId,
	issue: IssueRecord,
	outcome: FindingResult['outcome']
): FindingResult {
	const { number, lane, category, title, place } = issue.fields;
	tick.writes.announce(street, tick.at, {
		type: 'finding',
		finding,
		issue: issue.id,
		number,
		outcome,
		place,
		title,
		category,
		lane,
		reporter: person
	});
	return { finding, issue: issue.id, number, outcome, lane, category };
}
