import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MAX_VIEWS } from '#lib/protocol/views.ts';
import { type Platform, startPlatform } from '../support/platform.ts';
import { shelfOf, viewId } from '../support/views.ts';

const VIEW = { name: '超期', query: 'due=overdue' };
const SECRET = { name: '我的秘密视图', query: 'q=secret', isDefault: true };

describe('G14: a person’s saved views', () => {
	let platform: Platform;
	let member: string;
	let leader: string;
	beforeAll(async () => {
		platform = await startPlatform();
		member = await platform.cookieOf('east_member');
		leader = await platform.cookieOf('east_leader');
	});
	beforeEach(async () => {
		await platform.storage.db.deleteFrom('saved_view').execute();
		expect((await shelfOf(platform, member).put(viewId(1), SECRET)).status).toBe(200);
	});
	afterAll(() => platform[Symbol.asyncDispose]());

	const kept = () => platform.storage.reader.selectFrom('saved_view').selectAll().orderBy('person').execute();

	it('are read by nobody else, not even a leader or somebody who knows the id', async () => {
		for (const who of ['east_leader', 'east_admin', 'builder1']) {
			const shelf = shelfOf(platform, await platform.cookieOf(who));
			expect(await (await shelf.ask()).text(), who).not.toContain(SECRET.name);
			const answer = await shelf.put(viewId(1), VIEW);
			expect(await answer.text(), who).not.toContain(SECRET.name);
		}
	});

	it('are changed and deleted by nobody else: the same id is another view in other hands', async () => {
		const before = (await kept()).filter(({ person }) => person === 'east_member');
		const shelf = shelfOf(platform, leader);
		await shelf.put(viewId(1), { ...VIEW, isDefault: true });
		await shelf.remove(viewId(1));
		await shelf.put(viewId(1), { ...VIEW, person: 'east_member' });
		await shelf.put(viewId(1), { ...VIEW, task_force: 'west' });
		expect((await kept()).filter(({ person }) => person === 'east_member')).toEqual(before);
		expect((await kept()).filter(({ person }) => person === 'east_leader')).toEqual([]);
	});

	it('of one task force stay there, for a person who belongs to two', async () => {
		await platform.storage.db
			.insertInto('membership')
			.values({ task_force: 'west', person: 'east_member', role: 'viewer', department: null })
			.execute();
		const cookie = await platform.cookieOf('east_member');
		const west = shelfOf(platform, cookie, 'west');
		await expect.poll(async () => (await west.ask()).status).toBe(200);
		expect(await west.list()).toEqual([]);
		await west.put(viewId(1), VIEW);
		await west.remove(viewId(2));
		expect(await shelfOf(platform, cookie).list()).toMatchObject([{ name: SECRET.name, isDefault: true }]);
		await platform.storage.db.deleteFrom('membership').where('task_force', '=', 'west').where('person', '=', 'east_member').execute();
		await expect.poll(async () => (await west.put(viewId(3), VIEW)).status).toBe(403);
	});

	it.each([
		['in a task force where one has no role', 'west_member', 'east', 403, 'forbidden'],
		['in one that is not there', 'east_member', 'north', 404, 'unknown_task_force'],
		['without any role', 'nobody1', 'east', 403, 'forbidden']
	])('are neither read nor written %s', async (_, person, taskForce, status, code) => {
		const shelf = shelfOf(platform, await platform.cookieOf(person), taskForce);
		for (const answer of [await shelf.ask(), await shelf.put(viewId(5), VIEW), await shelf.remove(viewId(1))]) {
			expect(answer.status).toBe(status);
			expect(answer.headers.get('content-type')).toBe('application/problem+json');
			expect(await answer.json()).toMatchObject({ code });
		}
		expect(await kept()).toHaveLength(1);
	});

	it.each([
		['no name', { ...VIEW, name: '' }, 'name'],
		['spaces for a name', { ...VIEW, name: '   ' }, 'name'],
		['a name too long', { ...VIEW, name: '长'.repeat(41) }, 'name'],
		['a control character in a name', { ...VIEW, name: 'a\u0000b' }, 'name'],
		['letters that turn the writing round', { ...VIEW, name: 'a\u202eb' }, 'name'],
		['a query too long', { ...VIEW, query: 'q'.repeat(2001) }, 'query'],
		['a query that leaves the query', { ...VIEW, query: 'q=1#x' }, 'query'],
		['a line break in a query', { ...VIEW, query: 'q=1\r\nset-cookie:x' }, 'query'],
		['no query', { name: 'x' }, 'query'],
		['a position that is none', { ...VIEW, position: -1 }, 'position'],
		['a flag that is none', { ...VIEW, isDefault: 1 }, 'isDefault'],
		['a field that a view has not', { ...VIEW, person: 'east_leader' }, 'person'],
		['a list', [VIEW], 'name'],
		['nothing', null, undefined]
	])('are not saved with %s', async (_, body, field) => {
		const answer = await shelfOf(platform, member).put(viewId(2), body);
		expect(answer.status).toBe(422);
		const problem = (await answer.json()) as { code: string; field?: string };
		expect(problem.code).toBe('invalid');
		expect(problem.field).toBe(field);
		expect(await kept()).toHaveLength(1);
	});

	it('are not saved from what is no JSON, is too large, or under what is no id', async () => {
		const shelf = shelfOf(platform, member);
		expect((await shelf.put(viewId(2), '{')).status).toBe(422);
		expect((await shelf.put(viewId(2), JSON.stringify({ ...VIEW, name: 'x'.repeat(9_000) }))).status).toBe(413);
		for (const id of ['1', '..%2f..%2fx', `${viewId(2)}%00`, viewId(2).toUpperCase().replace('0190A0A0', 'ZZZZZZZZ'), "'%20or%201=1--"]) {
			expect((await shelf.put(id, VIEW)).status, id).toBe(404);
		}
		expect(await kept()).toHaveLength(1);
	});

	it('fill no disk: a flood at once keeps the limit', async () => {
		const shelf = shelfOf(platform, member);
		const answers = await Promise.all(Array.from({ length: MAX_VIEWS + 20 }, (_, n) => shelf.put(viewId(100 + n), VIEW)));
		expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
		expect(await kept()).toHaveLength(MAX_VIEWS);
	});

	it('go with the person', async () => {
		await shelfOf(platform, await platform.cookieOf('east_viewer')).put(viewId(1), VIEW);
		await platform.storage.db.deleteFrom('person').where('id', '=', 'east_viewer').execute();
		expect((await kept()).map(({ person }) => person)).toEqual(['east_member']);
	});
});
