import { expect, it } from 'vitest';
import WebSocket from 'ws';
import { startApp } from '../support/app.ts';
import { issueIn } from '../support/board-doc.ts';
import { Cast } from '../support/cast.ts';
import { openReplica, until } from '../support/clients.ts';
import { figure } from '../support/figures.ts';
import { expectReleased, heldMemory } from '../support/memory.ts';

const SILENT = figure(200, 20);
const EDITS = figure(20_000, 1_500);
const MEMORY = 100 * 1024 * 1024;

it(`G7: ${SILENT} sockets that never read cost the others nothing`, async () => {
	await using running = await startApp();
	const cast = await Cast.of(running);
	const { issue } = await cast.report();
	const board = `board/huahu/${await running.today()}`;
	const [viewer, leader, member] = await Promise.all(['viewer1', 'leader1', 'member1'].map((name) => running.signIn(name)));
	const silent = Array.from({ length: SILENT }, () => {
		const socket = new WebSocket(`${running.origin.replace('http', 'ws')}/collab/${board}`, { headers: { cookie: viewer! } });
		socket.on('open', () => socket.pause());
		socket.on('error', () => socket.terminate());
		return socket;
	});
	await until(() => silent.every((socket) => socket.readyState === WebSocket.OPEN), 'all are open');
	using writing = openReplica(running.origin, leader!, board);
	using reading = openReplica(running.origin, member!, board);
	await Promise.all([writing.synced(), reading.synced()]);

	const before = heldMemory();
	for (let edit = 0; edit < EDITS; edit++) {
		issueIn(writing.doc, issue).set('instruction', `${edit} ${'长'.repeat(1_900)}`);
		if (edit % 25 === 24) await new Promise((resolve) => setTimeout(resolve, 5));
	}
	const last = `${EDITS - 1} `;
	await until(() => String(issueIn(reading.doc, issue).get('instruction')).startsWith(last), 'the honest reader has everything');
	await expectReleased(before, MEMORY);
	expect(writing.closes).toEqual([]);
	expect(reading.closes).toEqual([]);
	for (const socket of silent) socket.terminate();
});
