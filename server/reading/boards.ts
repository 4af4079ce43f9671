import { dayBounds, isBoardDate } from '#lib/domain/days.ts';
import type { IssueFields } from '#lib/domain/fields.ts';
import { figuresOf } from '#lib/domain/figures.ts';
import type { BoardDate, IssueId, TaskForceId } from '#lib/domain/ids.ts';
import { CommandError } from '#lib/protocol/codes.ts';
import type { BoardInfo, IssueSummary } from '../services.ts';
import type { Reader } from '../storage/types.ts';
import { sees, type Sight } from './access.ts';
import { summariesOf } from './summaries.ts';

/** Dates that have a board, newest first. */
export async function listDays(
	db: Reader,
	taskForce: string
): Promise<{ date: BoardDate; sealedAt: string | null }[]> {
	const rows = await db
		.selectFrom('board')
		.select(['date', 'sealed_at'])
		.where('task_force', '=', taskForce)
		.orderBy('date', 'desc')
		.execute();
	return rows.map((row) => ({ date: row.date as BoardDate, sealedAt: row.sealed_at }));
}

/**
 * The open board from its issues' rows, a sealed one as it stood when it was sealed.
 * @param date `YYYY-MM-DD` or `today`: the open board
 */
export async function readBoard(db: Reader, sight: Sight, date: string, now: number): Promise<BoardInfo> {
	const { id, timeZone } = sight.taskForce;
	const board = await boardOf(db, id, date);
	const day = board.date as BoardDate;
	const all = board.sealed_at === null ? await openIssues(db, id, day) : await sealedIssues(db, id, day);
	const issues = all.filter((issue) => sees(sight.issues, issue.department));
	const moment = {
		now: board.sealed_at === null ? now : Date.parse(board.sealed_at),
		day: dayBounds(day, timeZone)
	};
	return {
		taskForce: id,
		date: day,
		sealedAt: board.sealed_at,
		seq: await feedPosition(db, id),
		figures: figuresOf(issues, await countFindings(db, sight, day), moment),
		issues
	};
}

/**
 * @param date `YYYY-MM-DD` or `today`: the open board
 * @throws CommandError invalid; not_found where that day has none
 */
export async function boardOf(db: Reader, taskForce: string, date: string) {
	if (date !== 'today' && !isBoardDate(date)) throw new CommandError('invalid', 'a date is YYYY-MM-DD or today', 'date');
	const boards = db.selectFrom('board').select(['date', 'opened_at', 'sealed_at']).where('task_force', '=', taskForce);
	const board = await (
		date === 'today' ? boards.where('sealed_at', 'is', null) : boards.where('date', '=', date)
	).executeTakeFirst();
	if (!board) throw new CommandError('not_found', `no board of ${date}`);
	return board;
}

export async function feedPosition(db: Reader, taskForce: string): Promise<number> {
	const row = await db
		.selectFrom('counter')
		.select('value')
		.where('task_force', '=', taskForce)
		.where('name', '=', 'feed')
		.executeTakeFirst();
	return row?.value ?? 0;
}

async function openIssues(db: Reader, taskForce: string, date: BoardDate): Promise<IssueSummary[]> {
	const rows = await db
		.selectFrom('issue')
		.selectAll()
		.where('task_force', '=', taskForce)
		.where('board_date', '=', date)
		.orderBy('number')
		.execute();
	return summariesOf(db, rows);
}

/** An issue as it stood when its day was sealed. */
type Frozen = IssueFields & Pick<IssueSummary, 'mergedInto' | 'deferredUntil'>;

async function sealedIssues(db: Reader, taskForce: TaskForceId, date: BoardDate): Promise<IssueSummary[]> {
	const rows = await db
		.selectFrom('board_issue')
		.innerJoin('issue', 'issue.id', 'board_issue.issue')
		.select(['issue.id', 'board_issue.fields'])
		.where('board_issue.task_force', '=', taskForce)
		.where('board_issue.date', '=', date)
		.orderBy('issue.number')
		.execute();
	return rows.map(({ id, fields }) => ({
		...(JSON.parse(fields) as Frozen),
		id: id as IssueId,
		taskForce,
		boardDate: date
	}));
}

/** Findings that joined a day's board. */
export async function countFindings(db: Reader, sight: Sight, date: BoardDate): Promise<number> {
	let findings = db
		.selectFrom('finding')
		.innerJoin('issue', 'issue.id', 'finding.issue')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('finding.task_force', '=', sight.taskForce.id)
		.where('finding.board_date', '=', date);
	if (sight.issues !== 'all') findings = findings.where('issue.department', '=', sight.issues.department);
	return Number((await findings.executeTakeFirstOrThrow()).count);
}
