import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PersonId } from '#lib/domain/ids.ts';
import { openStanding, type Standing } from '#server/standing/standing.ts';
import { openStorage } from '#server/storage/storage.ts';
import type { Storage } from '#server/storage/types.ts';
import { until } from '../support/clients.ts';
import { seedStreets } from '../support/street.ts';
import { tempDir } from '../support/temp.ts';

describe('standing', () => {
	const dir = tempDir('standing');
	const file = join(dir.path, 'noonboard.db');
	const clock = { now: Date.parse('2026-11-22T04:00:00Z') };
	const member = 'east_member' as PersonId;
	const errors: unknown[] = [];
	let storage: Storage;
	let standing: Standing;
	let changes = 0;
	beforeAll(async () => {
		storage = await openStorage({ file });
		await seedStreets(storage);
		standing = await openStanding({ reader: storage.reader, now: () => clock.now, pollMs: 20, onError: (error) => errors.push(error) });
		standing.onChange(() => changes++);
	});
	beforeEach(() => {
		changes = 0;
	});
	afterAll(async () => {
		standing.close();
		await storage.close();
		dir[Symbol.dispose]();
		expect(errors).toEqual([]);
	});

	const addSession = (id: string, expiresAt: string) =>
		storage.db
			.insertInto('session')
			.values({ id, token: id, user_id: member, expires_at: expiresAt, ip_address: null, user_agent: null, created_at: 'x', updated_at: 'x' })
			.execute();

	it('knows who is what in which task force', () => {
		expect(standing.membership(member, 'east')).toEqual({ roles: new Set(['member']), department: null });
		expect(standing.membership(member, 'west')).toBeNull();
		expect(standing.membership('builder1' as PersonId, 'east')).toEqual({ roles: new Set(['liaison']), department: '区建设局' });
		expect(standing.memberships('nobody1' as PersonId)).toEqual([]);
		expect([...standing.people('west').keys()]).toContain('west_leader');
		expect(standing.people('north').size).toBe(0);
	});

	it('knows a session until it expires, without being told', async () => {
		await addSession('short', '2026-11-22T04:10:00.000Z');
		await standing.refresh();
		expect(standing.session('short')).toEqual({ person: member, expiresAt: Date.parse('2026-11-22T04:10:00Z') });
		clock.now = Date.parse('2026-11-22T04:10:00Z');
		expect(standing.session('short')).toBeNull();
	});

	it('gathers several roles of one person', async () => {
		await storage.db.insertInto('membership').values({ task_force: 'east', person: member, role: 'leader', department: null }).execute();
		await standing.refresh();
		expect(standing.membership(member, 'east')?.roles).toEqual(new Set(['leader', 'member']));
		expect(changes).toBe(1);
	});

	it('takes what another process has changed, by itself (G8)', async () => {
		await addSession('long', '2030-01-01T00:00:00.000Z');
		await standing.refresh();
		changes = 0;
		const other = new DatabaseSync(file);
		other.exec(`delete from session where id = 'long'; delete from membership where person = '${member}'`);
		other.close();
		await until(() => standing.session('long') === null && standing.membership(member, 'east') === null);
		expect(changes).toBeGreaterThan(0);
		expect(standing.people('east').has(member)).toBe(false);
	});

	it('stays silent when nothing of it has changed', async () => {
		await storage.db.insertInto('document').values({ name: 'something else', created_at: 'x' }).execute();
		await storage.db.updateTable('person').set({ name: 'renamed' }).where('id', '=', member).execute();
		await standing.refresh();
		expect(changes).toBe(0);
	});

	it('tells the others when one listener fails', async () => {
		const stop = standing.onChange(() => {
			throw new Error('listener');
		});
		let told = false;
		const stopOther = standing.onChange(() => (told = true));
		await addSession('third', '2030-01-01T00:00:00.000Z');
		await standing.refresh();
		stop();
		stopOther();
		expect(told).toBe(true);
		expect(errors.splice(0)).toHaveLength(1);
	});
});
