import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardInfo, IssueDetail, IssueSummary, Page } from '#server/services.ts';
import { issueRow } from '../support/rows.ts';
import { type Platform, startPlatform } from '../support/platform.ts';
import { TODAY, YESTERDAY } from '../support/street.ts';

describe('the reading API', () => {
	let platform: Platform;
	const cookies: Record<string, string> = {};
	beforeAll(async () => {
		platform = await startPlatform();
		for (const name of ['east_member', 'east_viewer', 'builder1', 'police1', 'west_leader', 'nobody1']) {
			cookies[name] = await platform.cookieOf(name);
		}
	});
	afterAll(() => platform[Symbol.asyncDispose]());

	async function ask<T>(person: string, path: string): Promise<T> {
		const response = await platform.get(path, cookies[person]);
		expect(response.status, path).toBe(200);
		return (await response.json()) as T;
	}
	async function refused(person: string, path: string): Promise<{ status: number; code: unknown }> {
		const response = await platform.get(path, cookies[person]);
		expect(response.headers.get('content-type')).toBe('application/problem+json');
		return (await response.json()) as { status: number; code: unknown };
	}
	const east = '/api/v1/task-forces/east';

	it('lists the task forces one has a role in', async () => {
		expect(await ask('east_viewer', '/api/v1/task-forces')).toEqual({
			items: [{ slug: 'east', name: { zh: 'east街道', en: 'east' }, timeZone: 'Asia/Shanghai', today: TODAY }]
		});
		expect(await ask('nobody1', '/api/v1/task-forces')).toEqual({ items: [] });
	});

	it('gives places in their order, with what they belong to', async () => {
		const { items } = await ask<{ items: unknown[] }>('east_member', `${east}/places`);
		expect(items).toHaveLength(4);
		expect(items[2]).toEqual({
			code: 'g2',
			kind: 'grid',
			name: { zh: '2网格', en: 'Grid 2' },
			parent: 'c1',
			placeType: null,
			position: { lat: 30.2, lon: 115.1 }
		});
	});

	it('gives the catalogue, the people and the days', async () => {
		const categories = await ask<{ items: { code: string; limitHours: number }[] }>('builder1', `${east}/categories`);
		expect(categories.items).toMatchObject([{ code: 'A1', lane: 'instant', limitHours: 24 }]);
		const people = await ask<{ items: { username: string; roles: string[] }[] }>('east_member', `${east}/people`);
		expect(people.items).toContainEqual({
			id: 'builder1',
			username: 'builder1',
			name: 'builder1 name',
			roles: ['liaison'],
			department: '区建设局'
		});
		expect(people.items.map((person) => person.username)).not.toContain('west_member');
		expect(await ask('east_member', `${east}/days`)).toEqual({
			items: [
				{ date: TODAY, sealedAt: null },
				{ date: YESTERDAY, sealedAt: '2026-11-21T16:00:00.000Z' }
			]
		});
	});

	it('gives the open board with its figures, as today and by its date', async () => {
		const board = await ask<BoardInfo>('east_viewer', `${east}/boards/today`);
		expect(board).toEqual(await ask('east_viewer', `${east}/boards/${TODAY}`));
		expect(board).toMatchObject({ taskForce: 'east', date: TODAY, sealedAt: null });
		expect(board.issues.map((issue) => issue.number)).toEqual([1, 2, 3, 4]);
		expect(board.issues[0]).toMatchObject({ owners: ['east_owner'], tags: ['重点'], listed: false });
		expect(board.figures).toEqual({
			findings: 4,
			issues: 4,
			openInstant: 2,
			openCoordination: 1,
			awaitingCheck: 1,
			dueToday: 1,
			overdue: 1,
			closedToday: 1
		});
	});

	it('gives a sealed board as it stood when it was sealed', async () => {
		const board = await ask<BoardInfo>('east_member', `${east}/boards/${YESTERDAY}`);
		expect(board.issues.map((issue) => [issue.number, issue.title, issue.status])).toEqual([
			[1, '昨日 1', 'accepted'],
			[5, '昨日 5', 'closed']
		]);
		expect(board.figures).toMatchObject({ findings: 1, issues: 2, closedToday: 1, overdue: 1, dueToday: 2 - 1 });
	});

	it('shows a liaison the own department only, on boards, in lists and by id', async () => {
		const board = await ask<BoardInfo>('builder1', `${east}/boards/today`);
		expect(board.issues.map((issue) => issue.number)).toEqual([2]);
		expect(board.figures).toMatchObject({ findings: 1, issues: 1, openInstant: 0, openCoordination: 1 });
		const list = await ask<Page<IssueSummary>>('builder1', `${east}/issues`);
		expect(list.items.map((issue) => issue.number)).toEqual([2]);
		expect((await ask<Page<IssueSummary>>('police1', `${east}/issues`)).items).toEqual([]);
		await ask('builder1', `/api/v1/issues/${platform.issues.east2}`);
		expect(await refused('builder1', `/api/v1/issues/${platform.issues.east1}`)).toMatchObject({ code: 'unknown_issue' });
		expect(await refused('police1', `${east}/issues/2`)).toMatchObject({ code: 'unknown_issue' });
		// An issue without a department belongs to nobody's.
		expect(await refused('police1', `${east}/issues/3`)).toMatchObject({ code: 'unknown_issue' });
	});

	it.each([
		['lane=coordination', [2]],
		['status=closed', [5, 4]],
		['status=closed,awaiting_check', [5, 4, 3]],
		['status=closed&status=awaiting_check', [5, 4, 3]],
		['category=A1&lane=instant&status=accepted', [1]],
		['place=c1', [5, 4, 2, 1]],
		['place=c2', [3]],
		['place=g2', [2]],
		[`department=${encodeURIComponent('区建设局')}`, [2]],
		['owner=east_owner', [1]],
		[`q=${encodeURIComponent('管网')}`, [2]],
		[`q=${encodeURIComponent('100%')}`, [3]],
		['q=%25', [3]],
		['q=_', []],
		['q=2', [2]],
		['q=%234', [4]],
		[`q=${encodeURIComponent('小 广告')}`, [4]]
	])('finds issues by %s', async (query, numbers) => {
		const page = await ask<Page<IssueSummary>>('east_member', `${east}/issues?${query}`);
		expect(page.items.map((issue) => issue.number)).toEqual(numbers);
		expect(page.next).toBeNull();
	});

	it('goes through all issues page by page, each once, while new ones come in', async () => {
		const seen: number[] = [];
		let cursor: string | null = null;
		do {
			const page: Page<IssueSummary> = await ask(
				'east_member',
				`${east}/issues?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`
			);
			seen.push(...page.items.map((issue) => issue.number));
			cursor = page.next;
			await platform.storage.db
				.insertInto('issue')
				.values(issueRow({ task_force: 'east', number: 100 + seen.length, board_date: '2026-11-20' }))
				.execute();
		} while (cursor !== null);
		expect(seen).toEqual([5, 4, 3, 2, 1]);
	});

	it.each(['limit=0', 'limit=201', 'limit=x', 'status=done', 'lane=fast', 'cursor=xyz'])(
		'refuses the query %s and names the field',
		async (query) => {
			expect(await refused('east_member', `${east}/issues?${query}`)).toMatchObject({
				status: 422,
				code: 'invalid',
				field: query.split('=')[0]
			});
		}
	);

	it('gives an issue with its findings and events, by id and by number', async () => {
		const issue = await ask<IssueDetail>('east_viewer', `/api/v1/issues/${platform.issues.east1}`);
		expect(issue).toEqual(await ask('east_viewer', `${east}/issues/1`));
		expect(issue).toMatchObject({ number: 1, title: '楼道堆放杂物', boardDate: TODAY, fixes: [], proposal: null });
		expect(issue.findings).toMatchObject([{ reporter: { id: 'nobody1', name: 'nobody1 name' }, photos: [] }]);
		expect(issue.events).toMatchObject([
			{ actor: { id: 'east_member' }, kind: 'edit', field: 'title', from: '旧', to: '楼道堆放杂物' }
		]);
	});

	it('names what is not there', async () => {
		expect(await refused('east_member', '/api/v1/task-forces/north/places')).toMatchObject({ code: 'unknown_task_force' });
		expect(await refused('east_member', `${east}/boards/2020-01-01`)).toMatchObject({ status: 404, code: 'not_found' });
		expect(await refused('east_member', `${east}/boards/2020-02-31`)).toMatchObject({ code: 'invalid' });
		expect(await refused('east_member', `${east}/issues?place=zz`)).toMatchObject({ code: 'unknown_place' });
		expect(await refused('east_member', `${east}/issues/999`)).toMatchObject({ code: 'unknown_issue' });
		expect(await refused('east_member', `${east}/issues/one`)).toMatchObject({ code: 'unknown_issue' });
		expect(await refused('east_member', '/api/v1/issues/none')).toMatchObject({ code: 'unknown_issue' });
		expect(await refused('east_member', '/api/v1/nothing')).toMatchObject({ code: 'not_found' });
	});

	it('answers a wrong method with 405', async () => {
		const response = await fetch(`${platform.origin}${east}/places`, {
			method: 'DELETE',
			headers: { cookie: cookies.east_member ?? '' }
		});
		expect(response.status).toBe(405);
	});

	it('keeps no answer in a cache', async () => {
		const response = await platform.get(`${east}/places`, cookies.east_member);
		expect(response.headers.get('cache-control')).toBe('no-store');
		expect(response.headers.get('x-content-type-options')).toBe('nosniff');
	});
});

describe('commands over HTTP', () => {
	it('hands one envelope or many to the runner, for the person signed in', async () => {
		await using platform = await startPlatform();
		const cookie = await platform.cookieOf('east_member');
		const post = (body: string) =>
			fetch(`${platform.origin}/api/v1/commands`, {
				method: 'POST',
				headers: { cookie, 'content-type': 'application/json', origin: platform.origin },
				body
			});
		const one = await post('{"id":"x"}');
		expect(one.status).toBe(422);
		expect(await one.json()).toMatchObject({ ok: false, error: { code: 'unknown_command' } });
		const many = await post('[{"id":"a"},{"id":"b"}]');
		expect(many.status).toBe(200);
		expect(await many.json()).toHaveLength(2);
		expect(platform.ran).toEqual([
			{ person: 'east_member', envelopes: [{ id: 'x' }] },
			{ person: 'east_member', envelopes: [{ id: 'a' }, { id: 'b' }] }
		]);
		expect((await post('{')).status).toBe(422);
		expect((await post(JSON.stringify(Array.from({ length: 501 }, () => ({}))))).status).toBe(413);
		expect((await post(`"${'x'.repeat(1024 * 1024)}"`)).status).toBe(413);
		expect(platform.ran).toHaveLength(2);
	});
});

describe('health', () => {
	it('says it is alive, and ready when all checks pass', async () => {
		let failing = false;
		await using platform = await startPlatform({
			metricsToken: 'a-token-for-metrics',
			checks: { database: () => (failing ? Promise.reject(new Error('gone')) : Promise.resolve()) }
		});
		expect((await platform.get('/healthz')).status).toBe(200);
		expect((await platform.get('/readyz')).status).toBe(200);
		failing = true;
		const answer = await platform.get('/readyz');
		expect(answer.status).toBe(503);
		expect(await answer.json()).toEqual({ status: 'failing', checks: { database: 'failing' } });
		expect((await platform.get('/healthz')).status).toBe(200);
	});

	it('shows its metrics to this machine, and through a proxy only with the token', async () => {
		await using platform = await startPlatform({ metricsToken: 'a-token-for-metrics' });
		const ask = (headers: Record<string, string>) => fetch(`${platform.origin}/metrics`, { headers });
		expect((await ask({})).status).toBe(200);
		expect((await ask({ 'x-forwarded-for': '10.0.0.1' })).status).toBe(403);
		expect((await ask({ 'x-forwarded-for': '10.0.0.1', authorization: 'Bearer wrong-token-00000' })).status).toBe(403);
		expect((await ask({ 'x-forwarded-for': '10.0.0.1', authorization: 'Bearer a-token-for-metrics' })).status).toBe(200);
	});
});
