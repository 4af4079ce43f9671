import { v7 as uuid } from 'uuid';
import type { IssueId, PersonId, PhotoId } from '#lib/domain/ids.ts';
import { MAX_TITLE } from '#lib/domain/fields.ts';
import type { MatchAnswer } from '#lib/domain/matching/index.ts';
import type { TriageAnswer } from '#lib/domain/triage/index.ts';
import type { Cause } from '../board/editor.ts';
import type { IssueRecord } from '../board/record.ts';
import type { Context } from './handler.ts';

export interface NewIssue {
	text: string;
	place: string;
	category: string | null;
	item: string | null;
	photo: PhotoId | null;
	reporter: PersonId;
	/** what matching said; null where a person has said it is a matter of its own */
	match: MatchAnswer | null;
	triage?: TriageAnswer;
}

const OWN_MATTER: MatchAnswer = { outcome: 'new', issue: null, confidence: 1, reasons: [] };

/** What the engines make of a finding's words and place. */
export function triageOf({ street }: Pick<Context, 'street'>, finding: Omit<NewIssue, 'match' | 'photo' | 'reporter'>): TriageAnswer {
	const placeType = street.places.placeTypeOf(finding.place);
	return street.triage.propose({ text: finding.text, placeType, item: finding.item, category: finding.category });
}

/**
 * Opens an issue of one finding. What the engines are sure of starts as `accepted`, the rest waits in the tray as
 * `reported`; nothing is guessed into a lane silently (DOMAIN.md, "Status").
 */
export function openIssue(context: Context, finding: NewIssue, cause: Cause): IssueRecord {
	const { street, editor, tick } = context;
	const triage = finding.triage ?? triageOf(context, finding);
	const match = finding.match ?? OWN_MATTER;
	const category = triage.sure ? triage.category : null;
	const number = street.nextNumber++;
	tick.writes.counters.set(`${street.id}\nnumber`, number);
	const record: IssueRecord = {
		id: uuid({ msecs: tick.now }) as IssueId,
		taskForce: street.id,
		boardDate: street.date,
		fields: {
			title: titleOf(context, finding, triage).slice(0, MAX_TITLE),
			category,
			place: finding.place,
			lane: triage.sure ? triage.lane : null,
			department: triage.sure ? triage.department : null,
			due: null,
			rank: street.nextRank(),
			campaign: null,
			listed: false,
			instruction: null,
			number,
			status: triage.sure && match.outcome === 'new' ? 'accepted' : 'reported',
			findingCount: 1,
			photo: finding.photo,
			openedAt: tick.at,
			closedAt: null,
			letter: 'none',
			repeat: street.isRelapse(finding.place, category, tick.now),
			age: 0,
			owners: [],
			tags: []
		},
		setByHand: new Set(),
		mergedInto: null,
		statusBefore: null,
		deferredUntil: null,
		proposal: {
			match: { outcome: match.outcome, issue: match.issue, confidence: match.confidence, reasons: match.reasons },
			triage
		},
		openedBy: finding.reporter,
		fixers: new Set()
	};
	record.fields.due = editor.dueOf(record);
	editor.add(record);
	editor.event(record, cause, { to: record.fields.status });
	return record;
}

function titleOf({ street }: Context, finding: NewIssue, triage: TriageAnswer): string {
	if (finding.text !== '') return finding.text;
	const item = finding.item === null ? undefined : street.catalogue.item(finding.item);
	const category = triage.category === null ? undefined : street.catalogue.category(triage.category);
	return category?.name.zh ?? item?.name.zh ?? '';
}
