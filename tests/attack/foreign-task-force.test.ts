import { io } from 'socket.io-client';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import type { Answer } from '#lib/protocol/commands.ts';
import { CLOSE } from '#lib/protocol/codes.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { openPhone } from '../support/clients.ts';
import { addBoard, addPerson, addTaskForce, issueRow } from '../support/rows.ts';
import { DEMO_PASSWORD } from '#server/auth/passwords.ts';

const DATE = '2026-11-22';

describe('G14: the whole server', () => {
	let running: RunningApp;
	let member: string;
	let issue: string;
	beforeAll(async () => {
		running = await startApp();
		await running.app.storage.db.transaction().execute(async (tx) => {
			await addPerson(tx, 'nobody1', [], { hash: 'none' });
			await addTaskForce(tx, 'north');
			await addBoard(tx, 'north', DATE);
			const row = issueRow({ task_force: 'north', number: 1, board_date: DATE });
			issue = row.id;
			await tx.insertInto('issue').values(row).execute();
			await addPerson(tx, 'north_member', [{ taskForce: 'north', role: 'member' }], DEMO_PASSWORD);
		});
		member = await running.signIn('member1');
	});
	afterAll(() => running[Symbol.asyncDispose]());

	const collab = (name: string, headers: Record<string, string>) =>
		closeOf(`${running.origin.replace('http', 'ws')}/collab/${name}`, headers);

	it('opens no document of a task force where one has no role', async () => {
		for (const name of [`board/north/${DATE}`, `minutes/north/${DATE}`, `issue/${issue}`]) {
			expect([CLOSE.notYours, CLOSE.noSuchDocument], name).toContain(await collab(name, { cookie: member }));
		}
	});

	it('opens no document without a session or from another web site', async () => {
		const board = `board/huahu/${await running.today()}`;
		expect(await collab(board, {})).toBe(CLOSE.noSession);
		for (const origin of ['https://evil.example', 'null']) {
			expect(await collab(board, { cookie: member, origin }), origin).toBe(403);
		}
	});

	it.each(['websocket', 'polling'] as const)('opens no feed by %s without a session or from another web site', async (transport) => {
		const { origin } = running;
		const strangers: Record<string, string>[] = [{}, { cookie: member, origin: 'https://evil.example' }, { cookie: member, origin: 'null' }];
		for (const headers of strangers) {
			expect(await connects(origin, transport, headers)).toBe(false);
		}
		expect(await connects(origin, transport, { cookie: member, origin })).toBe(true);
	});

	it('lets nobody watch a foreign task force or command in it, over either transport', async () => {
		using phone = await openPhone(running.origin, member, 'north');
		const watched = (await phone.socket.emitWithAck('watch', { taskForce: 'north' })) as { ok: boolean };
		expect(watched.ok).toBe(false);

		const report = { id: uuid(), type: 'finding.report', taskForce: 'north', payload: { place: 'g1', text: '垃圾', capturedAt: new Date().toISOString() } };
		const overSocket = await phone.command('finding.report', report.payload);
		const overHttp = await fetch(`${running.origin}/api/v1/commands`, {
			method: 'POST',
			headers: { cookie: member, 'content-type': 'application/json' },
			body: JSON.stringify(report)
		});
		for (const answer of [overSocket, (await overHttp.json()) as Answer]) {
			expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden' } });
		}
		// Nor under the name of one's own task force.
		const smuggled = await fetch(`${running.origin}/api/v1/commands`, {
			method: 'POST',
			headers: { cookie: member, 'content-type': 'application/json' },
			body: JSON.stringify({ id: uuid(), type: 'issue.accept', taskForce: 'huahu', payload: { issue } })
		});
		expect(await smuggled.json()).toMatchObject({ ok: false });
		const rows = await running.app.storage.reader.selectFrom('finding').select('id').where('task_force', '=', 'north').execute();
		expect(rows).toEqual([]);
	});
});

/** The close code, or the HTTP status of a refused upgrade; 0 when it stayed open. */
function closeOf(url: string, headers: Record<string, string>): Promise<number> {
	return new Promise((resolve, reject) => {
		const socket = new WebSocket(url, { headers });
		const open = setTimeout(() => {
			resolve(0);
			socket.terminate();
		}, 1_000);
		socket.on('close', (code) => {
			clearTimeout(open);
			resolve(code);
		});
		socket.on('unexpected-response', (_request, response) => {
			clearTimeout(open);
			resolve(response.statusCode ?? 0);
			response.destroy();
		});
		socket.on('error', reject);
	});
}

function connects(origin: string, transport: 'websocket' | 'polling', extraHeaders: Record<string, string>): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = io(origin, { transports: [transport], extraHeaders, forceNew: true, reconnection: false });
		const settle = (connected: boolean) => {
			socket.disconnect();
			resolve(connected);
		};
		socket.once('connect', () => settle(true));
		socket.once('connect_error', () => settle(false));
	});
}
