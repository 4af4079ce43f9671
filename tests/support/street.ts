import { hashPassword } from '#server/auth/passwords.ts';
import type { Storage } from '#server/storage/types.ts';
import { addBoard, addPerson, addTaskForce, findingRow, issueRow } from './rows.ts';

export const PASSWORD = 'a password for tests';
export const TODAY = '2026-11-22';
export const YESTERDAY = '2026-11-21';
/** noon of TODAY in the street's time zone */
export const NOON = Date.parse('2026-11-22T04:00:00.000Z');

/**
 * Two task forces that know nothing of each other, their people, one sealed and one open day, six issues:
 * `east` has 1 to 5, `west` has 1. Liaisons: `builder1` of 区建设局, `police1` of 区交警大队. `nobody1` has no role.
 * @returns ids of the issues, as `east1` … `west1`
 */
export async function seedStreets({ db }: Storage): Promise<Record<string, string>> {
	const password = { hash: await hashPassword(PASSWORD) };
	const issues: Record<string, string> = {};
	await db.transaction().execute(async (tx) => {
		await addPerson(tx, 'nobody1', [], password);
		for (const taskForce of ['east', 'west']) {
			await addTaskForce(tx, taskForce);
			await addBoard(tx, taskForce, YESTERDAY, '2026-11-21T16:00:00.000Z');
			await addBoard(tx, taskForce, TODAY);
			for (const role of ['checker', 'member', 'supervisor', 'owner', 'leader', 'viewer', 'admin']) {
				await addPerson(tx, `${taskForce}_${role}`, [{ taskForce, role }], password);
			}
		}
		await addPerson(tx, 'builder1', [{ taskForce: 'east', role: 'liaison', department: '区建设局' }], password);
		await addPerson(tx, 'police1', [{ taskForce: 'east', role: 'liaison', department: '区交警大队' }], password);

		const rows = [
			issueRow({ task_force: 'east', number: 1, title: '楼道堆放杂物', place: 'g1', due: '2026-11-22T03:00:00.000Z' }),
			issueRow({ task_force: 'east', number: 2, title: '下水管网破损', place: 'g2', lane: 'coordination', department: '区建设局' }),
			issueRow({ task_force: 'east', number: 3, title: '100% 占道', place: 'c2', status: 'awaiting_check', department: null }),
			issueRow({
				task_force: 'east',
				number: 4,
				title: '墙面小广告',
				status: 'closed',
				closed_at: '2026-11-22T02:00:00.000Z'
			}),
			issueRow({
				task_force: 'east',
				number: 5,
				title: '昨天已办',
				status: 'closed',
				closed_at: '2026-11-21T08:00:00.000Z',
				board_date: YESTERDAY
			}),
			issueRow({ task_force: 'west', number: 1, title: '西街乱停车' })
		];
		await tx.insertInto('issue').values(rows).execute();
		for (const row of rows) {
			issues[`${row.task_force}${row.number}`] = row.id;
			await tx.insertInto('finding').values(findingRow({ task_force: row.task_force, issue: row.id, board_date: row.board_date })).execute();
		}
		await tx
			.insertInto('issue_owner')
			.values({ issue: issues.east1 ?? '', person: 'east_owner' })
			.execute();
		await tx.insertInto('issue_tag').values({ issue: issues.east1 ?? '', name: '重点' }).execute();
		for (const [number, status] of [[1, 'accepted'], [5, 'closed']] as const) {
			const id = issues[`east${number}`] ?? '';
			await tx
				.insertInto('board_issue')
				.values({ task_force: 'east', date: YESTERDAY, issue: id, fields: JSON.stringify(sealedFields(number, status)) })
				.execute();
		}
		await tx
			.insertInto('issue_event')
			.values({
				issue: issues.east1 ?? '',
				task_force: 'east',
				at: '2026-11-22T01:30:00.000Z',
				actor: 'east_member',
				kind: 'edit',
				field: 'title',
				from_value: '"旧"',
				to_value: '"楼道堆放杂物"',
				reason: null,
				command: null
			})
			.execute();
	});
	return issues;
}

function sealedFields(number: number, status: string) {
	return {
		title: `昨日 ${number}`,
		category: 'A1',
		place: 'g1',
		lane: 'instant',
		department: '街道办',
		due: '2026-11-21T15:00:00.000Z',
		rank: null,
		campaign: null,
		listed: false,
		instruction: null,
		number,
		status,
		findingCount: 1,
		photo: null,
		openedAt: '2026-11-21T01:00:00.000Z',
		closedAt: status === 'closed' ? '2026-11-21T08:00:00.000Z' : null,
		letter: 'none',
		repeat: false,
		age: 0,
		owners: [],
		tags: []
	};
}
