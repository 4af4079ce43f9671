import { randomUUID } from 'node:crypto';
import type { Insertable } from 'kysely';
import { createPerson } from '#server/auth/people.ts';
import type { Database, FindingTable, IssueTable } from '#server/storage/schema.ts';
import type { Transactor } from '#server/storage/types.ts';

/** Rows with everything a table asks for; a test says only what it is about. */
const AT = '2026-11-22T01:00:00.000Z';

export async function addTaskForce(db: Transactor, id: string): Promise<void> {
	await db
		.insertInto('task_force')
		.values({ id, name_zh: `${id}街道`, name_en: id, time_zone: 'Asia/Shanghai', settings: '{}', created_at: AT })
		.execute();
	const place = { task_force: id, place_type: null, lat: null, lon: null };
	await db
		.insertInto('place')
		.values([
			{ ...place, code: 'c1', kind: 'community', name_zh: '天虹', name_en: 'Tianhong', parent: null, position: 1 },
			{ ...place, code: 'g1', kind: 'grid', name_zh: '1网格', name_en: 'Grid 1', parent: 'c1', position: 2 },
			{ ...place, code: 'g2', kind: 'grid', name_zh: '2网格', name_en: 'Grid 2', parent: 'c1', position: 3, lat: 30.2, lon: 115.1 },
			{ ...place, code: 'c2', kind: 'community', name_zh: '锁前', name_en: 'Suoqian', parent: null, position: 4 }
		])
		.execute();
	await db
		.insertInto('category')
		.values({
			task_force: id,
			code: 'A1',
			family_zh: '环境',
			family_en: 'Environment',
			name_zh: '乱堆乱放',
			name_en: 'Piling up',
			lane: 'instant',
			department_zh: '街道办',
			department_en: 'Street office',
			limit_hours: 24,
			aliases: '[]',
			source: 'test',
			position: 1
		})
		.execute();
}

export async function addPerson(
	db: Transactor,
	username: string,
	roles: { taskForce: string; role: string; department?: string }[],
	password: string | { hash: string }
): Promise<string> {
	const id = await createPerson(db, { id: username, username, name: `${username} name`, password });
	for (const { taskForce, role, department } of roles) {
		await db
			.insertInto('membership')
			.values({ task_force: taskForce, person: id, role, department: department ?? null })
			.execute();
	}
	return id;
}

export async function addBoard(
	db: Transactor,
	taskForce: string,
	date: string,
	sealedAt: string | null = null
): Promise<number> {
	const { id } = await db
		.insertInto('document')
		.values({ name: `board/${taskForce}/${date}`, created_at: AT })
		.returning('id')
		.executeTakeFirstOrThrow();
	await db
		.insertInto('board')
		.values({ task_force: taskForce, date, document: id, opened_at: AT, sealed_at: sealedAt, sealed_by: null })
		.execute();
	return id;
}

export function issueRow(over: Partial<Insertable<IssueTable>> & { task_force: string; number: number }) {
	return {
		id: randomUUID(),
		board_date: '2026-11-22',
		title: `issue ${over.number}`,
		category: 'A1',
		place: 'g1',
		lane: 'instant',
		department: '街道办',
		due: null,
		rank: null,
		campaign: null,
		listed: 0,
		instruction: null,
		status: 'accepted',
		finding_count: 1,
		photo: null,
		opened_at: AT,
		closed_at: null,
		letter: 'none',
		repeat: 0,
		age: 0,
		set_by_hand: '[]',
		merged_into: null,
		status_before: null,
		deferred_until: null,
		proposal: null,
		opened_by: 'nobody1',
		...over
	} satisfies Insertable<Database['issue']>;
}

export function findingRow(over: Partial<Insertable<FindingTable>> & { task_force: string; issue: string }) {
	return {
		id: randomUUID(),
		first_issue: over.issue,
		place: 'g1',
		text: 'text',
		category: 'A1',
		item: null,
		lat: null,
		lon: null,
		accuracy: null,
		captured_at: AT,
		received_at: AT,
		reporter: 'nobody1',
		outcome: 'new',
		confidence: 1,
		reasons: '[]',
		suggested_issue: null,
		board_date: '2026-11-22',
		...over
	} satisfies Insertable<Database['finding']>;
}
