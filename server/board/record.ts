import type { Insertable, Selectable } from 'kysely';
import type { IssueFields } from '#lib/domain/fields.ts';
import type { BoardDate, IssueId, PersonId, TaskForceId } from '#lib/domain/ids.ts';
import type { Lane } from '#lib/domain/lanes.ts';
import type { Reason } from '#lib/domain/reasons.ts';
import type { LetterState, Status } from '#lib/domain/statuses.ts';
import type { IssueTable } from '../storage/schema.ts';

/** What the engines said when an issue was opened; shown in the tray and beside what they proposed. */
export interface Proposal {
	match: { outcome: 'joined' | 'suggested' | 'new'; issue: string | null; confidence: number; reasons: Reason[] };
	triage: {
		category: string | null;
		lane: Lane | null;
		department: string | null;
		confidence: number;
		sure: boolean;
		reasons: Reason[];
		alternatives: { category: string; confidence: number }[];
	};
}

/** One issue in memory: its fields as in the board document, and what only the rows hold. */
export interface IssueRecord {
	readonly id: IssueId;
	readonly taskForce: TaskForceId;
	boardDate: BoardDate;
	fields: IssueFields;
	/** fields a person has set; defaults never overwrite them */
	setByHand: Set<string>;
	mergedInto: IssueId | null;
	/** to go back to when a join is undone */
	statusBefore: Status | null;
	deferredUntil: string | null;
	proposal: Proposal | null;
	openedBy: PersonId;
	/** who has submitted a fix; null until it was asked for */
	fixers: Set<PersonId> | null;
}

export function toRow(record: IssueRecord): Insertable<IssueTable> {
	const { fields } = record;
	return {
		id: record.id,
		task_force: record.taskForce,
		number: fields.number,
		board_date: record.boardDate,
		title: fields.title,
		category: fields.category,
		place: fields.place,
		lane: fields.lane,
		department: fields.department,
		due: fields.due,
		rank: fields.rank,
		campaign: fields.campaign,
		listed: fields.listed ? 1 : 0,
		instruction: fields.instruction,
		status: fields.status,
		finding_count: fields.findingCount,
		photo: fields.photo,
		opened_at: fields.openedAt,
		closed_at: fields.closedAt,
		letter: fields.letter,
		repeat: fields.repeat ? 1 : 0,
		age: fields.age,
		set_by_hand: JSON.stringify([...record.setByHand]),
		merged_into: record.mergedInto,
		status_before: record.statusBefore,
		deferred_until: record.deferredUntil,
		proposal: proposalText(record.proposal),
		opened_by: record.openedBy
	};
}

const texts = new WeakMap<Proposal, string>();

/** A proposal never changes: written out once. */
function proposalText(proposal: Proposal | null): string | null {
	if (proposal === null) return null;
	let text = texts.get(proposal);
	if (text === undefined) texts.set(proposal, (text = JSON.stringify(proposal)));
	return text;
}

/** @param owners person ids @param tags names */
export function fromRow(row: Selectable<IssueTable>, owners: string[], tags: string[]): IssueRecord {
	return {
		id: row.id as IssueId,
		taskForce: row.task_force as TaskForceId,
		boardDate: row.board_date as BoardDate,
		fields: {
			title: row.title,
			category: row.category,
			place: row.place,
			lane: row.lane as Lane | null,
			department: row.department,
			due: row.due,
			rank: row.rank,
			campaign: row.campaign,
			listed: row.listed === 1,
			instruction: row.instruction,
			number: row.number,
			status: row.status as Status,
			findingCount: row.finding_count,
			photo: row.photo,
			openedAt: row.opened_at,
			closedAt: row.closed_at,
			letter: row.letter as LetterState,
			repeat: row.repeat === 1,
			age: row.age,
			owners: owners.sort(),
			tags: tags.sort()
		},
		setByHand: new Set(JSON.parse(row.set_by_hand) as string[]),
		mergedInto: row.merged_into as IssueId | null,
		statusBefore: row.status_before as Status | null,
		deferredUntil: row.deferred_until,
		proposal: row.proposal === null ? null : (JSON.parse(row.proposal) as Proposal),
		openedBy: row.opened_by as PersonId,
		fixers: null
	};
}
