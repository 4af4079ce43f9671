import type { IssueFields } from '#lib/domain/fields.ts';
import type { BoardDate, IssueId } from '#lib/domain/ids.ts';
import type { Lane } from '#lib/domain/lanes.ts';
import type { Status } from '#lib/domain/statuses.ts';
import type { Reader } from '../../storage/types.ts';
import { sees, type Sight } from '../access.ts';

/** What figures look at, and no more: a wall reads it often. */
export interface DayIssue
	extends Pick<IssueFields, 'number' | 'title' | 'status' | 'lane' | 'due' | 'openedAt' | 'closedAt' | 'place' | 'department' | 'photo'> {
	id: IssueId;
}

/** The issues of a day within sight: those of the open board as they stand, those of a sealed one as they stood. */
export async function dayIssues(db: Reader, sight: Sight, date: BoardDate, sealed: boolean): Promise<DayIssue[]> {
	const { id } = sight.taskForce;
	const issues = sealed ? await sealedIssues(db, id, date) : await openIssues(db, id, date);
	return sight.issues === 'all' ? issues : issues.filter(({ department }) => sees(sight.issues, department));
}

async function openIssues(db: Reader, taskForce: string, date: BoardDate): Promise<DayIssue[]> {
	const rows = await db
		.selectFrom('issue')
		.select(['id', 'number', 'title', 'status', 'lane', 'due', 'opened_at', 'closed_at', 'place', 'department', 'photo'])
		.where('task_force', '=', taskForce)
		.where('board_date', '=', date)
		.execute();
	return rows.map(({ opened_at, closed_at, ...row }) => ({
		...row,
		id: row.id as IssueId,
		status: row.status as Status,
		lane: row.lane as Lane | null,
		openedAt: opened_at,
		closedAt: closed_at
	}));
}

async function sealedIssues(db: Reader, taskForce: string, date: BoardDate): Promise<DayIssue[]> {
	const rows = await db
		.selectFrom('board_issue')
		.select(['issue', 'fields'])
		.where('task_force', '=', taskForce)
		.where('date', '=', date)
		.execute();
	return rows.map(({ issue, fields }) => ({ ...(JSON.parse(fields) as IssueFields), id: issue as IssueId }));
}
