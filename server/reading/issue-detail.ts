import { CommandError } from '#lib/protocol/codes.ts';
import type { IssueDetail, Viewer } from '../services.ts';
import type { Reader } from '../storage/types.ts';
import { issuesOf, sees, type Sight } from './access.ts';
import { eventsOf, findingsOf, fixesOf } from './evidence.ts';
import { summariesOf } from './summaries.ts';

/** An issue that is out of sight is answered like one that is not there. */
export async function readIssue(db: Reader, viewer: Viewer, id: string): Promise<IssueDetail> {
	const row = await db.selectFrom('issue').selectAll().where('id', '=', id.toLowerCase()).executeTakeFirst();
	const membership = viewer.memberships.find((one) => one.taskForce === row?.task_force);
	if (!row || !membership || !sees(issuesOf(membership), row.department)) {
		throw new CommandError('unknown_issue', 'no such issue');
	}
	return detailOf(db, row);
}

export async function readIssueByNumber(db: Reader, sight: Sight, number: number): Promise<IssueDetail> {
	const row = await db
		.selectFrom('issue')
		.selectAll()
		.where('task_force', '=', sight.taskForce.id)
		.where('number', '=', number)
		.executeTakeFirst();
	if (!row || !sees(sight.issues, row.department)) throw new CommandError('unknown_issue', `no issue ${number}`);
	return detailOf(db, row);
}

async function detailOf(db: Reader, row: Parameters<typeof summariesOf>[1][number]): Promise<IssueDetail> {
	const [summary] = await summariesOf(db, [row]);
	if (!summary) throw new CommandError('unknown_issue', 'no such issue');
	return {
		...summary,
		proposal: row.proposal === null ? null : (JSON.parse(row.proposal) as unknown),
		findings: await findingsOf(db, row.id),
		fixes: await fixesOf(db, row.id),
		events: await eventsOf(db, row.id)
	};
}
