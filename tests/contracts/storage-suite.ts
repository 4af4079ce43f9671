import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPerson } from '#server/auth/people.ts';
import { generationOf } from '#server/storage/storage.ts';
import type { Storage } from '#server/storage/types.ts';
import { addBoard, addTaskForce, findingRow, issueRow } from '../support/rows.ts';

/** What every kind of storage must do alike. `open` opens the same data again when it is called again. */
export function storageContract(name: string, open: () => Promise<Storage>): void {
	describe(`storage on ${name}`, () => {
		let storage: Storage;
		beforeAll(async () => {
			storage = await open();
			await storage.db.transaction().execute(async (tx) => {
				await createPerson(tx, { id: 'nobody1', username: 'nobody1', name: 'n', password: { hash: 'x' } });
				await addTaskForce(tx, 'east');
				await addBoard(tx, 'east', '2026-11-22');
			});
		});
		afterAll(() => storage.close());

		const version = async () =>
			(await storage.reader.selectFrom('standing_version').select('version').executeTakeFirstOrThrow()).version;

		it('keeps numbers beyond 31 bits, bytes and words as they are', async () => {
			const document = await storage.db
				.insertInto('document')
				.values({ name: 'a', created_at: 'now' })
				.returning('id')
				.executeTakeFirstOrThrow();
			const client = 2 ** 32 - 1;
			const clock = Number.MAX_SAFE_INTEGER;
			const bytes = Uint8Array.from({ length: 300 }, (_, at) => at % 256);
			await storage.db.transaction().execute(async (tx) => {
				await tx.insertInto('document_client').values({ document: document.id, client, person: null }).execute();
				await tx.insertInto('late_edit').values({ document: document.id, client, clock, outcome: '被取代 \u{1f9f9}' }).execute();
				await tx.insertInto('document_update').values({ document: document.id, seq: 1, bytes }).execute();
			});
			expect(await storage.reader.selectFrom('late_edit').selectAll().execute()).toEqual([
				{ document: document.id, client, clock, outcome: '被取代 \u{1f9f9}' }
			]);
			const row = await storage.reader.selectFrom('document_update').select('bytes').executeTakeFirstOrThrow();
			expect(Uint8Array.from(row.bytes)).toEqual(bytes);
		});

		it('shows the reader nothing before the commit, and nothing of what was rolled back', async () => {
			const count = async () => (await storage.reader.selectFrom('command').select('id').execute()).length;
			const command = { person: 'nobody1', task_force: 'east', type: 't', received_at: 'now', answer: '{}' };
			await storage.db.transaction().execute(async (tx) => {
				await tx.insertInto('command').values({ id: 'one', ...command }).execute();
				expect(await count()).toBe(0);
			});
			expect(await count()).toBe(1);
			const failed = storage.db.transaction().execute(async (tx) => {
				await tx.insertInto('command').values({ id: 'two', ...command }).execute();
				throw new Error('no');
			});
			await expect(failed).rejects.toThrow('no');
			expect(await count()).toBe(1);
		});

		it('lets other writes wait for a transaction instead of slipping into it', async () => {
			const command = { person: 'nobody1', task_force: 'east', type: 't', received_at: 'now', answer: '{}' };
			const writeOutside = () => storage.db.insertInto('command').values({ id: 'outside', ...command }).execute();
			let outside: Promise<unknown> = Promise.resolve();
			const failed = storage.db.transaction().execute(async (tx) => {
				await tx.insertInto('command').values({ id: 'inside', ...command }).execute();
				outside = writeOutside();
				await new Promise((resolve) => setTimeout(resolve, 20));
				throw new Error('rolled back');
			});
			await expect(failed).rejects.toThrow('rolled back');
			await outside;
			const ids = await storage.reader.selectFrom('command').select('id').where('id', 'like', '%side').execute();
			expect(ids).toEqual([{ id: 'outside' }]);
		});

		it('does not write through the reader', async () => {
			const write = storage.reader.insertInto('document').values({ name: 'b', created_at: 'now' }).execute();
			await expect(write).rejects.toThrow();
		});

		it('uses a number once in each task force', async () => {
			await storage.db.insertInto('issue').values(issueRow({ task_force: 'east', number: 1 })).execute();
			const again = storage.db.insertInto('issue').values(issueRow({ task_force: 'east', number: 1 })).execute();
			await expect(again).rejects.toThrow();
		});

		it('has one open board a task force at most', async () => {
			const second = storage.db.transaction().execute((tx) => addBoard(tx, 'east', '2026-11-23'));
			await expect(second).rejects.toThrow();
			await storage.db.transaction().execute(async (tx) => {
				await tx.updateTable('board').set({ sealed_at: 'now' }).where('date', '=', '2026-11-22').execute();
				await addBoard(tx, 'east', '2026-11-23');
			});
		});

		it('holds what points to something that is not there back', async () => {
			const finding = storage.db.insertInto('finding').values(findingRow({ task_force: 'east', issue: 'none' })).execute();
			await expect(finding).rejects.toThrow();
			const photo = storage.db.insertInto('photo_upload').values({ photo: 'none', person: 'nobody1', at: 'now' }).execute();
			await expect(photo).rejects.toThrow();
		});

		it('refuses a value of another type', async () => {
			const issue = issueRow({ task_force: 'east', number: 7, age: 'old' as unknown as number });
			await expect(storage.db.insertInto('issue').values(issue).execute()).rejects.toThrow();
		});

		it('counts up with every change of a session, a membership or a person', async () => {
			const steps = [
				() => storage.db.insertInto('membership').values({ task_force: 'east', person: 'nobody1', role: 'viewer', department: null }).execute(),
				() => storage.db.updateTable('membership').set({ role: 'member' }).where('person', '=', 'nobody1').execute(),
				() => storage.db.deleteFrom('membership').where('person', '=', 'nobody1').execute(),
				() => storage.db.updateTable('person').set({ name: 'other' }).where('id', '=', 'nobody1').execute(),
				() =>
					storage.db
						.insertInto('session')
						.values({ id: 's', token: 't', user_id: 'nobody1', expires_at: 'x', ip_address: null, user_agent: null, created_at: 'x', updated_at: 'x' })
						.execute(),
				() => storage.db.deleteFrom('session').where('id', '=', 's').execute()
			];
			for (const step of steps) {
				const before = await version();
				await step();
				expect(await version()).toBe(before + 1);
			}
		});

		it('finds everything again when it is opened again, under the same generation', async () => {
			const generation = await generationOf(storage.reader);
			const issues = await storage.reader.selectFrom('issue').selectAll().execute();
			await storage.close();
			storage = await open();
			expect(await generationOf(storage.reader)).toBe(generation);
			expect(await storage.reader.selectFrom('issue').selectAll().execute()).toEqual(issues);
		});
	});
}
