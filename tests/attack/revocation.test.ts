import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseFile } from '#server/storage/layout.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { issueIn } from '../support/board-doc.ts';
import { Cast } from '../support/cast.ts';
import { openPhone, type Phone, until } from '../support/clients.ts';
import { figure } from '../support/figures.ts';
import { changeOf, copyOf } from '../support/forgery.ts';
import { Wire } from '../support/wire.ts';

const TRIALS = figure(500, 20);

describe('G8: logout, demotion and removal take hold on every open socket', () => {
	let running: RunningApp;
	let cast: Cast;
	let issue: string;
	let board: string;
	/** another process on the same file: an administrator's program, or a second server */
	let outside: DatabaseSync;
	let tried = 0;
	beforeAll(async () => {
		running = await startApp();
		cast = await Cast.of(running);
		issue = (await cast.report()).issue;
		board = `board/huahu/${await running.today()}`;
		outside = new DatabaseSync(databaseFile(running.dataDir));
		outside.exec('PRAGMA busy_timeout = 5000');
	});
	afterAll(async () => {
		outside.close();
		await running[Symbol.asyncDispose]();
	});

	interface Open extends Disposable {
		cookie: string;
		wire: Wire;
		phone: Phone;
		/** events that came after somebody lost the right to them */
		events: unknown[];
	}

	async function open(who: string): Promise<Open> {
		const cookie = await running.signIn(who);
		const wire = await Wire.open(running.origin, cookie, board);
		const phone = await openPhone(running.origin, cookie);
		const events: unknown[] = [];
		phone.socket.on('feed', (event) => events.push(event));
		expect(await phone.socket.emitWithAck('watch', { taskForce: 'huahu' })).toMatchObject({ ok: true });
		return {
			cookie,
			wire,
			phone,
			events,
			[Symbol.dispose]() {
				wire[Symbol.dispose]();
				phone[Symbol.dispose]();
			}
		};
	}

	/** Whether an edit, sent without waiting for anything, was taken. */
	async function edits({ wire }: Open, words: string): Promise<boolean> {
		const value = `${words} ${tried++}`;
		const copy = copyOf(wire.doc);
		wire.update(changeOf(copy, () => issueIn(copy, issue).set('title', value)));
		await wire.answered();
		const row = await running.app.storage.reader.selectFrom('issue').select('title').where('id', '=', issue).executeTakeFirst();
		return row?.title === value;
	}

	const roleOf = (who: string, role: string | null) => {
		const person = cast.person(who);
		outside.prepare('delete from membership where person = ?').run(person);
		if (role !== null) outside.prepare("insert into membership (task_force, person, role, department) values ('huahu', ?, ?, ?)").run(person, role, role === 'liaison' ? '区建设局' : null);
	};

	async function expectExpelled(one: Open, code: number): Promise<void> {
		expect(await one.wire.closed()).toBe(code);
		expect(await edits(one, 'after')).toBe(false);
		await cast.report();
		expect(one.events).toEqual([]);
		using again = new Wire(running.origin, one.cookie, board);
		expect(await again.closed()).toBe(code);
	}

	it('a sign-out closes both sockets of that session at once, and only of that one', async () => {
		using leaving = await open('member1');
		using staying = await open('member1');
		await fetch(`${running.origin}/api/auth/sign-out`, { method: 'POST', headers: { cookie: leaving.cookie, origin: running.origin } });
		await until(() => leaving.wire.code !== null && !leaving.phone.socket.connected, 'both sockets are closed');
		await expectExpelled(leaving, 4401);
		expect((await running.get('/api/v1/task-forces', leaving.cookie)).status).toBe(401);
		expect(await edits(staying, '还在')).toBe(true);
		expect(staying.phone.socket.connected).toBe(true);
	});

	it.each(['deleted', 'expired'])('a session that another process has %s', async (how) => {
		using one = await open('member2');
		const session = outside.prepare('select id from session where user_id = ? order by created_at desc').get(cast.person('member2'))!;
		if (how === 'deleted') outside.prepare('delete from session where id = ?').run(session.id!);
		else outside.prepare('update session set expires_at = ? where id = ?').run('2020-01-01T00:00:00.000Z', session.id!);
		await until(() => !one.phone.socket.connected, 'the phone is cut off');
		await expectExpelled(one, 4401);
		expect((await running.get('/api/v1/task-forces', one.cookie)).status).toBe(401);
	});

	it('a removal by another process', async () => {
		using one = await open('member3');
		roleOf('member3', null);
		await expectExpelled(one, 4403);
		expect(await one.phone.command('issue.void', { issue, reason: 'x' })).toMatchObject({ error: { code: 'forbidden' } });
		expect((await running.get('/api/v1/task-forces/huahu/boards/today', one.cookie)).status).toBe(403);
	});

	it('a demotion to liaison, who reads no documents and no feed', async () => {
		using one = await open('member4');
		roleOf('member4', 'liaison');
		await expectExpelled(one, 4403);
	});

	it(`a demotion to viewer, ${TRIALS} times in mid-session, and the promotion back`, async () => {
		using one = await open('member5');
		for (let trial = 0; trial < TRIALS; trial++) {
			expect(await edits(one, `第${trial}次`)).toBe(true);
			roleOf('member5', 'viewer');
			await until(async () => !(await edits(one, `试探${trial}`)), 'edits are refused');
			expect(await edits(one, `越权${trial}`)).toBe(false);
			expect(await one.phone.command('issue.void', { issue, reason: 'x' })).toMatchObject({ error: { code: 'forbidden' } });
			expect(one.wire.code, 'who may read goes on reading').toBeNull();
			roleOf('member5', 'member');
			await until(() => edits(one, `回来${trial}`), 'edits are taken again');
		}
	});

	it('while the phone is offline: what it sends when it is back is judged by the roles of that moment', async () => {
		using one = await open('checker2');
		one.phone.socket.disconnect();
		roleOf('checker2', 'viewer');
		const later = one.phone.command('finding.report', { place: cast.place(), text: '离线', capturedAt: new Date().toISOString() });
		using another = await open('checker2');
		await until(async () => !(await another.phone.command('finding.report', { place: cast.place(), text: '在线', capturedAt: new Date().toISOString() })).ok, 'the server knows');
		one.phone.socket.connect();
		expect(await later).toMatchObject({ ok: false, error: { code: 'forbidden' } });
	});
});
