import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { type RunningApp, startApp } from '../support/app.ts';
import { Cast } from '../support/cast.ts';
import { openPhone } from '../support/clients.ts';
import { Wire } from '../support/wire.ts';

const FOREIGN = ['null', 'https://evil.example', 'http://localhost', 'http://localhost:1', 'http://127.0.0.1.evil.example', ''];

describe('G14: no foreign Origin, missing session or foreign task force gets through to either kind of socket', () => {
	let running: RunningApp;
	let board: string;
	let issue: string;
	let member: string;
	beforeAll(async () => {
		running = await startApp();
		issue = (await (await Cast.of(running)).report()).issue;
		board = `board/huahu/${await running.today()}`;
		member = await running.signIn('member1');
		await running.app.storage.db.transaction().execute(async (trx) => {
			await trx.insertInto('task_force').values({ id: 'other', name_zh: '别处', name_en: 'Elsewhere', time_zone: 'Asia/Shanghai', settings: '{}', created_at: '2026-01-01T00:00:00.000Z' }).execute();
			const { id } = await trx.insertInto('document').values({ name: 'board/other/2026-01-01', created_at: '2026-01-01T00:00:00.000Z' }).returning('id').executeTakeFirstOrThrow();
			await trx.insertInto('board').values({ task_force: 'other', date: '2026-01-01', document: id, opened_at: '2026-01-01T00:00:00.000Z', sealed_at: null, sealed_by: null }).execute();
		});
	});
	afterAll(() => running[Symbol.asyncDispose]());

	/** @returns `open`, or the status or close code it was refused with */
	function knock(path: string, headers: Record<string, string>): Promise<string> {
		return new Promise((resolve) => {
			const socket = new WebSocket(running.origin.replace('http', 'ws') + path, { headers });
			socket.on('message', () => (resolve('open'), socket.terminate()));
			socket.on('close', (code) => resolve(String(code)));
			socket.on('unexpected-response', (_, response) => (resolve(String(response.statusCode)), response.destroy()));
			socket.on('error', () => resolve('error'));
		});
	}

	function poll(method: string, headers: Record<string, string>): Promise<number> {
		return new Promise((resolve, reject) => {
			const sent = request(`${running.origin}/socket.io/?EIO=4&transport=polling`, { method, headers, agent: false }, (response) => {
				response.resume();
				resolve(response.statusCode ?? 0);
			});
			sent.on('error', reject).end();
		});
	}

	it.each([['documents', '/collab/BOARD'], ['Socket.IO', '/socket.io/?EIO=4&transport=websocket']])('%s', async (_, pattern) => {
		const path = pattern.replace('BOARD', board);
		const anonymous = path.startsWith('/collab') ? '4401' : '401';
		expect(await knock(path, { cookie: member })).toBe('open');
		expect(await knock(path, { cookie: member, origin: running.origin })).toBe('open');
		for (const origin of FOREIGN) {
			expect(await knock(path, { cookie: member, origin }), origin).toBe('403');
			expect(await knock(path, { origin }), origin).toBe('403');
		}
		for (const cookie of ['', 'noonboard.session_token=x.y', member.slice(0, -5)]) expect(await knock(path, { cookie }), cookie).toBe(anonymous);
	});

	it('Socket.IO by polling, and by an upgrade of a polling session', async () => {
		expect(await poll('GET', { cookie: member })).toBe(200);
		expect(await poll('GET', {})).toBe(401);
		for (const origin of FOREIGN) for (const method of ['GET', 'POST']) expect(await poll(method, { cookie: member, origin }), origin).toBe(403);
		const answer = await fetch(`${running.origin}/socket.io/?EIO=4&transport=polling`, { headers: { cookie: member } });
		const { sid } = JSON.parse((await answer.text()).slice(1)) as { sid: string };
		const upgrade = `/socket.io/?EIO=4&transport=websocket&sid=${sid}`;
		expect(await knock(upgrade, { cookie: member, origin: 'https://evil.example' })).toBe('403');
		expect(await knock(upgrade, {})).toBe('401');
		expect((await fetch(`${running.origin}/socket.io/?EIO=4&transport=polling&sid=${sid}`, { method: 'POST', body: '40' })).status).toBe(401);
	});

	it('other paths are no sockets', async () => {
		for (const path of ['/', '/collab', '/collaboration/x', '//collab/x', '/api/v1/commands', '/socket.iox/']) expect(await knock(path, { cookie: member }), path).toBe('404');
	});

	it('a document has a name that a document can have, and exists', async () => {
		for (const name of ['', 'x', 'board/huahu', 'board/huahu/2020-01-01', 'board/huahu/2026-13-45x', '../secret', '%2e%2e/x', '%', 'board/HUAHU/2026-01-01', `issue/${'0'.repeat(36)}`, 'issue/0190d9c6-0000-7000-8000-000000000000', 'letter/0190d9c6-0000-7000-8000-000000000000', '__proto__']) {
			expect(['4404', '4403', '404'], name).toContain(await knock(`/collab/${name}`, { cookie: member }));
		}
	});

	it("another task force's board, feed and commands are nobody's business", async () => {
		expect(await knock('/collab/board/other/2026-01-01', { cookie: member })).toBe('4403');
		expect(await knock('/collab/board/other/2026-01-02', { cookie: member }), 'nor which days it has').toBe('4403');
		using phone = await openPhone(running.origin, member, 'other');
		expect(await phone.socket.emitWithAck('watch', { taskForce: 'other' })).toMatchObject({ ok: false, error: { code: 'forbidden' } });
		expect(await phone.socket.emitWithAck('watch', { taskForce: 'nowhere' })).toMatchObject({ ok: false, error: { code: 'forbidden' } });
		expect(await phone.command('issue.void', { issue, reason: 'x' })).toMatchObject({ ok: false, error: { code: 'forbidden' } });
	});

	it('a command for a task force where one has a role touches no issue of another', async () => {
		await running.app.storage.db.insertInto('membership').values({ task_force: 'other', person: (await Cast.of(running)).person('leader2'), role: 'leader', department: null }).execute();
		const cookie = await running.signIn('leader2');
		using phone = await openPhone(running.origin, cookie, 'other');
		expect(await phone.command('issue.void', { issue, reason: 'x' })).toMatchObject({ ok: false, error: { code: 'unknown_issue' } });
		using both = await Wire.open(running.origin, cookie, 'board/other/2026-01-01');
		using here = await Wire.open(running.origin, cookie, board);
		expect([both.code, here.code]).toEqual([null, null]);
		expect(both.doc.getMap('issues').size).toBe(0);
	});

	it('a liaison gets no document and no feed', async () => {
		const liaison = await running.signIn('liaison1');
		for (const name of [board, `issue/${issue}`, board.replace('board', 'minutes')]) expect(await knock(`/collab/${name}`, { cookie: liaison }), name).toBe('4403');
		using phone = await openPhone(running.origin, liaison);
		expect(await phone.socket.emitWithAck('watch', { taskForce: 'huahu' })).toMatchObject({ ok: false, error: { code: 'forbidden' } });
	});
});
