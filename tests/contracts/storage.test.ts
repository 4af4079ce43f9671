import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { openStorage } from '#server/storage/storage.ts';
import { tempDir } from '../support/temp.ts';
import { storageContract } from './storage-suite.ts';

const dir = tempDir('storage');
afterAll(() => dir[Symbol.dispose]());

storageContract('SQLite', () => openStorage({ file: join(dir.path, 'contract.db') }));

describe('SQLite', () => {
	it('is opened with full durability, a write-ahead log and foreign keys', async () => {
		const storage = await openStorage({ file: join(dir.path, 'pragmas.db') });
		const pragma = async (name: string) => Object.values((await sql<Record<string, unknown>>`${sql.raw(`pragma ${name}`)}`.execute(storage.db)).rows[0] ?? {})[0];
		expect(await pragma('synchronous')).toBe(2);
		expect(await pragma('journal_mode')).toBe('wal');
		expect(await pragma('foreign_keys')).toBe(1);
		await storage.close();
	});

	it('refuses a file that a newer version has written, and leaves it as it is', async () => {
		const file = join(dir.path, 'newer.db');
		const storage = await openStorage({ file });
		await sql`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2030-01-01')`.execute(storage.db);
		await storage.close();
		await expect(openStorage({ file })).rejects.toThrow('could not be brought up to date');
	});

	it('brings a file of the first version up to date and keeps what it holds', async () => {
		const file = join(dir.path, 'first.db');
		const first = await openStorage({ file });
		await sql`drop table saved_view`.execute(first.db);
		await sql`drop index issue_event_by_time`.execute(first.db);
		await sql`delete from kysely_migration where name > '0001-first-tables'`.execute(first.db);
		await first.db.insertInto('document').values({ name: 'kept', created_at: 'then' }).execute();
		await first.close();
		const storage = await openStorage({ file });
		expect(await storage.reader.selectFrom('saved_view').selectAll().execute()).toEqual([]);
		expect(await storage.reader.selectFrom('document').select('name').execute()).toEqual([{ name: 'kept' }]);
		await storage.close();
	});

	it('uses an index for every question that is asked at each finding', async () => {
		const storage = await openStorage({ file: join(dir.path, 'plans.db') });
		const plans = [
			sql`select * from issue where task_force = 'a' and status = 'accepted'`,
			sql`select * from issue where task_force = 'a' and number = 1`,
			sql`select * from issue where task_force = 'a' and board_date = 'x'`,
			sql`select * from finding where issue = 'a'`,
			sql`select * from finding where task_force = 'a' and board_date = 'x'`,
			sql`select * from issue_event where issue = 'a' order by id`,
			sql`select * from feed_event where task_force = 'a' and seq > 5`,
			sql`select * from document_update where document = 1 and seq > 5`,
			sql`select * from command where id = 'a'`,
			sql`select * from document where name = 'a'`,
			sql`select * from finding_photo where photo = 'a'`,
			sql`select * from fix_photo where photo = 'a'`,
			sql`select * from issue_event where task_force = 'a' and at > 'x' and field in ('status', 'due')`,
			sql`select * from saved_view where task_force = 'a' and person = 'b'`
		];
		for (const plan of plans) {
			const { rows } = await sql<{ detail: string }>`explain query plan ${plan}`.execute(storage.reader);
			expect(rows.map((row) => row.detail).join('; ')).toMatch(/^SEARCH .* USING (?:COVERING )?(?:INDEX|(?:INTEGER )?PRIMARY KEY)/);
		}
		await storage.close();
	});
});
