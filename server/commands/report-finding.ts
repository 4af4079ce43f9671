import { v7 as uuid } from 'uuid';
import type { FindingId, IssueId } from '#lib/domain/ids.ts';
import type { FindingResult, Payload } from '#lib/protocol/commands.ts';
import type { MatchAnswer } from '#lib/domain/matching/index.ts';
import type { IssueRecord } from '../board/record.ts';
import type { Context, Handler } from './handler.ts';
import { checkFinding, judge } from './judge.ts';
import { openIssue } from './open-issue.ts';
import { requirePhotos } from './photos.ts';

type Report = Payload<'finding.report'>;

/** A checker's finding: joins the open issue it is about, or opens a new one (DESIGN.md, "How a finding …"). */
export const reportFinding: Handler<'finding.report'> = {
	run(context, report) {
		const { street, tick, member } = context;
		checkFinding(street, member.roles, report, tick.now);
		requirePhotos(context, report.photos);
		const { triage, match } = judge(street, report);
		const words = { text: report.text ?? '', place: report.place, category: report.category ?? null, item: report.item ?? null };
		const joined = match.outcome === 'joined' ? street.issues.get(match.issue as IssueId) : undefined;
		const photo = report.photos[0] ?? null;
		const issue =
			joined ?? openIssue(context, { ...words, photo, reporter: context.person, match, triage }, context.cause);
		const finding = keep(context, report, issue, match);
		if (joined !== undefined) joinTo(context, joined, photo);
		return answer(context, finding, issue, match.outcome);
	}
};

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
