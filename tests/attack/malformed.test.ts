import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { type RunningApp, startApp } from '../support/app.ts';
import { issueIn } from '../support/board-doc.ts';
import { Cast } from '../support/cast.ts';
import { openPhone, openReplica, type Phone, type Replica, until } from '../support/clients.ts';
import { Dice } from '../support/dice.ts';
import { figure, seed } from '../support/figures.ts';
import { changeOf, copyOf } from '../support/forgery.ts';
import { expectReleased, heldMemory } from '../support/memory.ts';
import { awarenessMessage, syncMessage, ticksUndone, Wire } from '../support/wire.ts';

const INPUTS = figure(1_000_000, 20_000);
const MEMORY = 64 * 1024 * 1024;

describe('G6: malformed input does no harm', () => {
	let running: RunningApp;
	let issue: string;
	let board: string;
	let member: string;
	let honest: Replica;
	let phone: Phone;
	const rejections: unknown[] = [];
	const noteRejection = (reason: unknown) => rejections.push(reason);
	beforeAll(async () => {
		running = await startApp();
		issue = (await (await Cast.of(running)).report()).issue;
		board = `board/huahu/${await running.today()}`;
		member = await running.signIn('member1');
		honest = openReplica(running.origin, member, board);
		phone = await openPhone(running.origin, member);
		await honest.synced();
		process.on('unhandledRejection', noteRejection);
	});
	afterAll(async () => {
		honest[Symbol.dispose]();
		phone[Symbol.dispose]();
		await running[Symbol.asyncDispose]();
		process.off('unhandledRejection', noteRejection);
	});

	/** The server lives, has lost nothing, and who was there before still works. */
	async function expectUnharmed(value: string): Promise<void> {
		issueIn(honest.doc, issue).set('title', value);
		const row = () => running.app.storage.reader.selectFrom('issue').select('title').where('id', '=', issue).executeTakeFirst();
		await until(async () => (await row())?.title === value, `the title is ${value}`);
		expect(honest.closes).toEqual([]);
		expect(phone.socket.connected).toBe(true);
		expect((await fetch(`${running.origin}/readyz`)).status).toBe(200);
		expect(rejections).toEqual([]);
		expect(await ticksUndone(running.origin)).toBe(0);
	}

	it(`${INPUTS} random and mutated messages on /collab, sync and awareness`, async () => {
		const dice = new Dice(seed('G6 collab'));
		const cookie = await running.signIn('member2');
		const before = heldMemory();
		{
			let wire = await Wire.open(running.origin, cookie, board);
			const copy = copyOf(wire.doc);
			const edit = changeOf(copy, () => issueIn(copy, issue).set('rank', 'a1'));
			const shout = awarenessMessage([77, 1, { cursor: 1 }]);
			for (let at = 0; at < INPUTS; at++) {
				if (wire.socket.readyState !== WebSocket.OPEN) {
					wire[Symbol.dispose]();
					wire = new Wire(running.origin, cookie, board);
					await until(() => wire.socket.readyState !== WebSocket.CONNECTING);
				}
				const kind = dice.below(6);
				if (kind === 0) wire.send(dice.bytes(dice.below(200)));
				else if (kind === 1) wire.send(syncMessage(dice.below(4), dice.bytes(dice.below(100))));
				else if (kind === 2) wire.send(syncMessage(2, dice.mutated(edit)));
				else if (kind === 3) wire.send(syncMessage(1, dice.mutated(edit)));
				else if (kind === 4) wire.send(dice.mutated(shout));
				else wire.send(dice.mutated(syncMessage(0, Uint8Array.of(1, 5, 3))));
				if (at % 20 === 19) await new Promise((resolve) => setImmediate(resolve));
			}
			wire[Symbol.dispose]();
		}
		await expectReleased(before, MEMORY);
		await expectUnharmed('乱字节之后');
	});

	it('absurd state vectors are answered or refused', async () => {
		const cookie = await running.signIn('member2');
		const endless = (count: number) => Uint8Array.from([count & 127 | 128, count >> 7, ...Array.from({ length: count * 2 }, (_, at) => at % 127)]);
		for (const vector of [Uint8Array.of(), Uint8Array.of(0), Uint8Array.of(200, 1), endless(8_000), Uint8Array.of(1, 255, 255, 255, 255, 15, 255, 255, 255, 255, 255, 255, 15)]) {
			using wire = await Wire.open(running.origin, cookie, board);
			for (let time = 0; time < 20; time++) wire.step1(vector);
			wire.step2(Uint8Array.of(0, 0));
			await wire.answered();
			expect([null, 4422]).toContain(wire.code);
		}
		await expectUnharmed('状态向量之后');
	});

	it('messages too large, before the room is open and after the close', async () => {
		const cookie = await running.signIn('member2');
		const close = async (send: (wire: Wire) => void) => {
			using wire = new Wire(running.origin, cookie, board);
			await until(() => wire.socket.readyState === WebSocket.OPEN);
			send(wire);
			return await wire.closed();
		};
		expect(await close((wire) => wire.send(new Uint8Array(5 * 1024 * 1024)))).toBe(4413);
		expect(await close((wire) => wire.update(new Uint8Array(64 * 1024 + 1)))).toBe(4413);
		expect(await close((wire) => wire.step2(new Uint8Array(4 * 1024 * 1024 + 1)))).toBe(4413);
		expect(await close((wire) => Array.from({ length: 500 }, () => wire.update(Uint8Array.of(9))))).toBe(4422);
		await expectUnharmed('过大之后');
	});

	it(`${INPUTS / 10} Socket.IO messages, raw engine packets and HTTP bodies`, async () => {
		const dice = new Dice(seed('G6 others'));
		const cookie = await running.signIn('member3');
		const before = heldMemory();
		{
			let raw: WebSocket | null = null;
			const packets = ['2', '40', '42["command",{}]', '42["watch",{"taskForce":"huahu"}]', '451-["command",{"_placeholder":true,"num":0}]', '420["command",{"id":1}]', '44{}', '41', '6', '421[""]'];
			for (let at = 0; at < INPUTS / 10; at++) {
				if (raw?.readyState !== WebSocket.OPEN) {
					raw?.terminate();
					raw = new WebSocket(`${running.origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, { headers: { cookie } });
					raw.on('error', () => raw?.terminate());
					const socket = raw;
					await until(() => socket.readyState !== WebSocket.CONNECTING);
					socket.send('40');
				}
				const packet = dice.mutated(new TextEncoder().encode(dice.pick(packets)));
				if (dice.chance(0.7)) raw.send(Buffer.from(packet).toString('utf8'));
				else raw.send(packet);
				if (at % 20 === 19) await new Promise((resolve) => setImmediate(resolve));
			}
			raw?.terminate();
			const body = new TextEncoder().encode('{"id":"0190d9c6-0000-7000-8000-000000000000","type":"finding.report","taskForce":"huahu","payload":{}}');
			for (let at = 0; at < INPUTS / 100; at++) {
				const response = await fetch(`${running.origin}/api/v1/commands`, {
					method: 'POST',
					headers: { cookie, origin: running.origin, 'content-type': dice.pick(['application/json', 'text/plain', 'multipart/form-data']) },
					body: dice.mutated(body) as Uint8Array<ArrayBuffer>
				});
				expect([200, 400, 403, 404, 409, 413, 415, 422]).toContain(response.status);
				await response.arrayBuffer();
			}
		}
		await expectReleased(before, MEMORY);
		await expectUnharmed('信包之后');
	});
});
