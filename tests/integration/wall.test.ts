import { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReading } from '#server/reading/reading.ts';
import type { BoardInfo, WallInfo } from '#server/services.ts';
import { dialectOf, openReader } from '#server/storage/connection.ts';
import type { Database } from '#server/storage/schema.ts';
import { type Platform, startPlatform } from '../support/platform.ts';
import { TODAY, YESTERDAY } from '../support/street.ts';

describe('the reading of a wall', () => {
	let platform: Platform;
	const cookies: Record<string, string> = {};
	beforeAll(async () => {
		platform = await startPlatform();
		for (const name of ['east_viewer', 'east_member', 'builder1', 'police1', 'west_leader']) {
			cookies[name] = await platform.cookieOf(name);
		}
	});
	afterAll(() => platform[Symbol.asyncDispose]());

	const path = '/api/v1/task-forces/east/wall';
	async function wall(person: string, query = ''): Promise<WallInfo> {
		const response = await platform.get(path + query, cookies[person]);
		expect(response.status, query).toBe(200);
		return (await response.json()) as WallInfo;
	}
	async function refused(person: string | null, query = ''): Promise<{ status: number; code: string; field?: string }> {
		const response = await platform.get(path + query, person === null ? undefined : cookies[person]);
		expect(response.headers.get('content-type')).toBe('application/problem+json');
		return (await response.json()) as { status: number; code: string };
	}

	it('gives the open day to whoever has a role there, at noon', async () => {
		const given = await wall('east_viewer');
		expect(given).toMatchObject({
			taskForce: 'east',
			date: TODAY,
			sealedAt: null,
			at: '2026-11-22T04:00:00.000Z',
			nextChange: null,
			rework: 0,
			closing: { due: 1, deferred: 0, closed: 0, closedOnTime: 0, closedAhead: 1 },
			lanes: {
				instant: { open: 2, issues: 3 },
				coordination: { open: 1, issues: 1 },
				none: { open: 0, issues: 0 }
			},
			hours: {
				patrol: '2026-11-21T23:30:00.000Z',
				briefing: { start: '2026-11-22T04:00:00.000Z', end: '2026-11-22T05:30:00.000Z' },
				bulletin: '2026-11-22T10:00:00.000Z'
			},
			found: { grid: { part: 1, base: 2 }, alley: { part: 0, base: 0 } },
			findingsByHour: [{ from: '2026-11-22T01:00:00.000Z', count: 4 }]
		});
		expect(given.areas.map(({ place, open, overdue, issues }) => [place, open, overdue, issues])).toEqual([
			['g1', 1, 1, 2],
			['g2', 1, 0, 1]
		]);
		expect(given.areas[0]).toMatchObject({ name: { zh: '1网格', en: 'Grid 1' }, community: { code: 'c1', name: { zh: '天虹', en: 'Tianhong' } } });
		expect(given.departments).toMatchObject([
			{ name: { zh: '区建设局', en: '区建设局' }, open: 1, overdue: 0, oldest: { number: 2, title: '下水管网破损', days: 0 } }
		]);
		expect(given.closures).toMatchObject([{ number: 4, title: '墙面小广告', place: { zh: '1网格' }, before: null, after: null }]);
	});

	it('has the board’s own figures, for everybody and for a liaison (G17)', async () => {
		for (const [person, query, date] of [
			['east_member', '', 'today'],
			['builder1', '', 'today'],
			['police1', '', 'today'],
			['east_member', `?date=${YESTERDAY}`, YESTERDAY],
			['builder1', `?date=${YESTERDAY}`, YESTERDAY]
		] as const) {
			const board = (await (await platform.get(`/api/v1/task-forces/east/boards/${date}`, cookies[person])).json()) as BoardInfo;
			const { figures, seq } = await wall(person, query);
			expect(figures, `${person} ${date}`).toEqual(board.figures);
			expect(seq).toBe(board.seq);
		}
	});

	it('shows a liaison the own department only', async () => {
		const builder = await wall('builder1');
		expect(builder.lanes).toMatchObject({ instant: { issues: 0 }, coordination: { open: 1, issues: 1 } });
		expect(builder.departments).toHaveLength(1);
		expect(builder.closures).toEqual([]);
		expect(builder.found.grid).toEqual({ part: 1, base: 2 });
		const police = await wall('police1');
		expect(police.departments).toEqual([]);
		expect(police.findingsByHour).toEqual([]);
		expect(JSON.stringify(police)).not.toContain('管网');
		expect(JSON.stringify(builder)).not.toContain('小广告');
	});

	it('gives a sealed day as it stood when it was sealed', async () => {
		expect(await wall('east_viewer', `?date=${YESTERDAY}`)).toMatchObject({
			date: YESTERDAY,
			sealedAt: '2026-11-21T16:00:00.000Z',
			at: '2026-11-21T16:00:00.000Z',
			nextChange: null,
			closing: { due: 2, deferred: 0, closed: 1, closedOnTime: 1, closedAhead: 0 },
			closures: [{ number: 5, title: '昨日 5' }]
		});
	});

	it('says when a deadline will pass', async () => {
		platform.clock.now = Date.parse('2026-11-22T02:00:00.000Z');
		expect((await wall('east_viewer')).nextChange).toBe('2026-11-22T03:00:00.000Z');
		platform.clock.now = Date.parse('2026-11-22T04:00:00.000Z');
	});

	it('is counted once for many walls, and again after any commit and any deadline', async () => {
		const { clock, storage } = platform;
		const asked: string[] = [];
		const reader = new Kysely<Database>({ dialect: dialectOf(openReader(storage.file)), log: ({ query }) => void asked.push(query.sql) });
		const reading = createReading({ reader, now: () => clock.now });
		const viewer = await platform.services.identify(new Headers({ cookie: cookies.east_viewer ?? '' }));
		const countings = async (ask: () => Promise<unknown>) => {
			asked.length = 0;
			await ask();
			return asked.filter((sql) => sql.includes('"issue_event"')).length;
		};
		const many = () => Promise.all(Array.from({ length: 20 }, () => reading.wall(viewer!, 'east', 'today')));
		clock.now = Date.parse('2026-11-22T02:00:00.000Z');
		expect(await countings(many)).toBe(1);
		clock.now += 1_000;
		expect((await many())[0]!.at).toBe('2026-11-22T02:00:01.000Z');
		expect(await countings(many)).toBe(0);
		await storage.db.updateTable('issue').set({ status: 'rework' }).where('id', '=', platform.issues.east1!).execute();
		expect(await countings(async () => expect((await many())[19]!.rework).toBe(1))).toBe(1);
		await storage.db.updateTable('issue').set({ status: 'accepted' }).where('id', '=', platform.issues.east1!).execute();
		await many();
		clock.now = Date.parse('2026-11-22T03:00:00.001Z');
		expect(await countings(async () => expect((await many())[0]!.figures.overdue).toBe(1))).toBe(1);
		clock.now = Date.parse('2026-11-22T04:00:00.000Z');
		await reader.destroy();
	});

	it('names what is not there or not allowed', async () => {
		expect(await refused(null)).toMatchObject({ status: 401, code: 'unauthenticated' });
		expect(await refused('west_leader')).toMatchObject({ status: 403, code: 'forbidden' });
		expect(await refused('west_leader', `?date=${YESTERDAY}`)).toMatchObject({ status: 403, code: 'forbidden' });
		expect(await refused('east_viewer', '?date=2020-01-01')).toMatchObject({ status: 404, code: 'not_found' });
		expect(await refused('east_viewer', '?date=2020-02-31')).toMatchObject({ status: 422, code: 'invalid', field: 'date' });
	});

	it('asks by index alone, through a connection that cannot write (P13)', async () => {
		const asked = new Map<string, readonly unknown[]>();
		const reader = new Kysely<Database>({
			dialect: dialectOf(openReader(platform.storage.file)),
			log: ({ query }) => void asked.set(query.sql, query.parameters)
		});
		const reading = createReading({ reader, now: () => platform.clock.now });
		for (const person of ['east_member', 'builder1']) {
			const viewer = await platform.services.identify(new Headers({ cookie: cookies[person] ?? '' }));
			await reading.wall(viewer!, 'east', 'today');
			await reading.wall(viewer!, 'east', YESTERDAY);
		}
		const queries = [...asked].filter(([sql]) => /^select/i.test(sql));
		expect(queries.length).toBeGreaterThan(8);
		const db = openReader(platform.storage.file);
		for (const [sql, parameters] of queries) {
			const plan = db.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`).all(...parameters);
			expect(plan.map(({ detail }) => detail).filter((detail) => /^SCAN/.test(detail)), sql).toEqual([]);
			if (sql.includes('"issue_event"')) expect(plan[0]?.detail).toContain('issue_event_by_time (task_force=? AND at>?');
		}
		db.close();
		await reader.destroy();
	});
});
