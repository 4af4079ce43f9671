import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { databaseFile } from '#server/storage/layout.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { Cast } from '../support/cast.ts';
import { quiet, until } from '../support/clients.ts';
import { Dice } from '../support/dice.ts';
import { figure, seed } from '../support/figures.ts';
import { any, binary, changeOf, type Content, copyOf, deleted, embed, format, gc, holds, item, type Range, type Section, skip, subdoc, text, type, update } from '../support/forgery.ts';
import { rootOf, textOf, write } from '../support/page-doc.ts';
import { awarenessMessage, syncMessage, ticksUndone, Wire } from '../support/wire.ts';

const TIMES = figure(1_000, 50);
const INPUTS = figure(100_000, 4_000);
const CANARY = '<img src=x onerror=alert(1)>';

describe("G5, G6: an issue's notes under attack", () => {
	let running: RunningApp;
	let page: string;
	let honest: Wire;
	let copy: Y.Doc;
	/** the first paragraph, its run of words, and the run's last letter */
	let paragraph: [number, number];
	let run: [number, number];
	let letter: [number, number];
	const cookies: Record<string, string> = {};
	beforeAll(async () => {
		running = await startApp();
		page = `issue/${(await (await Cast.of(running)).report()).issue}`;
		for (const name of ['member1', 'member2', 'viewer1']) cookies[name] = await running.signIn(name);
		using first = await open('member1');
		const start = copyOf(first.doc);
		first.update(changeOf(start, () => write(start, '原文')));
		await first.answered();
	});
	beforeEach(async () => {
		honest?.[Symbol.dispose]();
		honest = await open('member1');
		copy = copyOf(honest.doc);
		const node = rootOf(copy).get(0) as Y.XmlElement;
		const { client, clock } = node._item!.id;
		[paragraph, run, letter] = [[client, clock], [client, clock + 1], [client, clock + 3]];
	});
	afterAll(async () => {
		expect(await ticksUndone(running.origin), 'nothing they sent has undone anything').toBe(0);
		honest[Symbol.dispose]();
		await running[Symbol.asyncDispose]();
	});

	const open = (username: string) => Wire.open(running.origin, cookies[username]!, page);
	const client = () => 1 + Math.floor(Math.random() * 0xffff_fffe);

	/** Someone honest can go on: what they write is on disk and with everybody. */
	async function honestEdit(words: string): Promise<void> {
		honest.update(changeOf(copy, () => write(copy, words)));
		await honest.answered();
		expect(honest.code).toBeNull();
		using later = await open('viewer1');
		expect(textOf(later.doc)).toContain(words);
		expect(later.doc.store.pendingStructs ?? later.doc.store.pendingDs).toBeNull();
	}

	async function traces(needle: string): Promise<boolean> {
		using later = await open('viewer1');
		const file = databaseFile(running.dataDir);
		const files = [file, `${file}-wal`].map((path) => new Uint8Array(readFileSync(path)));
		return [...honest.frames, ...later.frames, ...files].some((bytes) => holds(bytes, needle));
	}

	/** Sends one frame as a member and gives the code that it is closed with; null: it was taken. */
	async function send(structs: Section['structs'], deletions: Range[] = [], who = 'member2'): Promise<number | null> {
		using wire = await open(who);
		wire.step2(update([]));
		wire.update(update(structs.length === 0 ? [] : [{ client: client(), clock: 0, structs }], deletions));
		await wire.answered();
		return wire.code;
	}

	it('nodes, marks, attributes and content that the editor has not', async () => {
		const inParagraph = (content: Content) => send([item({ parent: paragraph }, content)]);
		const inRun = (content: Content) => send([item({ origin: letter }, content)]);
		for (const name of ['script', 'iframe', 'img', 'a', 'image', 'link', 'table', '__proto__', 'constructor', CANARY]) {
			expect(await inParagraph(type(3, name)), name).toBe(4422);
		}
		for (const ref of [0, 1, 2, 4]) expect(await inParagraph(type(ref))).toBe(4422);
		expect(await inParagraph(type(5, 'paragraph'))).toBe(4422);
		for (const mark of ['link', 'onclick', '__proto__', CANARY]) expect(await inRun(format(mark, {})), mark).toBe(4422);
		for (const value of [CANARY, { href: 'javascript:alert(1)' }, 1]) expect(await inRun(format('bold', value))).toBe(4422);
		for (const content of [embed({ image: CANARY }), binary(Uint8Array.of(1)), any(CANARY), subdoc(CANARY)]) expect(await inRun(content)).toBe(4422);
		await honestEdit('未知节点之后');
		expect(await traces('onerror')).toBe(false);
		expect(await traces('javascript:')).toBe(false);
	});

	it('markup in attributes and names of attributes', async () => {
		const heading = (key: string, content: Content) => {
			const own = client();
			return { own, structs: [item({ parent: 'default' }, type(3, 'heading')), item({ parent: [own, 0] as const, key }, content)] };
		};
		for (const [key, value] of [['onclick', CANARY], ['style', 'x'], ['href', CANARY], ['__proto__', 1], ['level', CANARY], ['level', 9], ['level', { toString: CANARY }]] as const) {
			using wire = await open('member2');
			const { own, structs } = heading(key, any(value));
			wire.update(update([{ client: own, clock: 0, structs }]));
			expect(await wire.closed(), key).toBe(4422);
		}
		await honestEdit('属性之后');
		expect(await traces('onerror')).toBe(false);
	});

	it('other roots, other places, and nodes within nodes without end', async () => {
		for (const root of ['issues', 'Default', '__proto__', '', 'prosemirror']) expect(await send([item({ parent: root }, type(3, 'paragraph'))]), root).toBe(4422);
		for (const name of ['listItem', 'taskItem', 'hardBreak']) expect(await send([item({ parent: 'default' }, type(3, name))]), name).toBe(4422);
		expect(await send([item({ parent: 'default' }, text('x'))])).toBe(4422);
		expect(await send([item({ parent: 'default' }, type(6))])).toBe(4422);
		expect(await send([item({ parent: 'default', key: 'x' }, any(1))])).toBe(4422);
		expect(await send([item({ parent: run }, type(3, 'paragraph'))])).toBe(4422);
		using wire = await open('member2');
		const own = client();
		const structs = Array.from({ length: 5_000 }, (_, at) => item({ parent: at === 0 ? 'default' : [own, at - 1] }, type(3, at % 2 === 0 ? 'bulletList' : 'listItem')));
		wire.step2(update([{ client: own, clock: 0, structs }]));
		expect(await wire.closed()).toBe(4422);
		await honestEdit('别处之后');
	});

	it('too much at once', async () => {
		const close = async (sent: (wire: Wire) => void) => {
			using wire = await open('member2');
			sent(wire);
			return await wire.closed();
		};
		const own = client();
		const long = (letters: number) => update([{ client: own, clock: 0, structs: [item({ origin: letter }, text('x'.repeat(letters)))] }]);
		expect(await close((wire) => wire.update(long(64 * 1024)))).toBe(4413);
		expect(await close((wire) => wire.step2(long(4 * 1024 * 1024)))).toBe(4413);
		await honestEdit('过大之后');
	});

	it("others' client ids, their clocks to come, and what waits for them", async () => {
		await honestEdit('之前');
		const victim = copy.clientID;
		const next = Y.getState(copy.store, victim);
		for (let time = 0; time < TIMES; time++) {
			using wire = await open('member2');
			wire.step2(update([]));
			const own = client();
			const [frame, code] = [
				[update([{ client: victim, clock: next, structs: [item({ origin: letter }, text('smuggled'))] }]), 4422],
				[update([{ client: victim, clock: next - (time % 2), structs: [gc(1 + time)] }]), 4422],
				[update([], [[victim, next + (time % 5), 1_000]]), 1013],
				[update([{ client: own, clock: 0, structs: [item({ origin: [victim, next + 1] }, text('smuggled'))] }]), 1013],
				[update([{ client: own, clock: 0, structs: [skip(2), item({ origin: letter }, text('smuggled'))] }]), 4422]
			][time % 5]! as [Uint8Array, number];
			wire.update(frame);
			expect(await wire.closed(), `form ${time % 5}`).toBe(code);
		}
		await honestEdit('冒名之后');
		expect(await traces('smuggled')).toBe(false);
	});

	it('any piece of a viewer’s paragraph: cut at every length it leaves no trace', async () => {
		const forged = copyOf(honest.doc);
		const edit = changeOf(forged, () => write(forged, 'truncated-canary'));
		for (let length = 0; length <= edit.byteLength; length++) {
			using wire = await open('viewer1');
			wire.update(edit.subarray(0, length));
			if (length < edit.byteLength) expect(await wire.closed(), `${length} bytes`).toBe(4422);
			else await wire.answered();
		}
		await honestEdit('截断之后');
		expect(await traces('truncated-canary')).toBe(false);
	});

	it('may be emptied by a member, whose right that is, and by no viewer', async () => {
		expect(await send([], [[...paragraph, 1]], 'viewer1')).toBeNull();
		using later = await open('viewer1');
		expect(textOf(later.doc)).toContain('原文');
	});

	it("cursors that would make roots in others' copies or throw in their editors", async () => {
		using watching = await open('member1');
		using viewer = await open('viewer1');
		const own = client();
		const good = { type: null, tname: 'default', item: null, assoc: 0 };
		viewer.shout([own, 1, { cursor: { anchor: good, head: good }, user: { name: '领导1号', color: CANARY } }]);
		await until(() => watching.awareness.get(own)?.state?.cursor != null, 'a cursor in the page is shown');
		expect(watching.awareness.get(own)?.state).toMatchObject({ user: { name: '观察席', roles: ['viewer'] } });
		expect(JSON.stringify(watching.awareness.get(own))).not.toContain('onerror');
		const bad = [1, 'x', [], {}, { anchor: good }, { anchor: { ...good, tname: 'issues' }, head: good }, { anchor: { ...good, tname: '__proto__' }, head: good }, { anchor: good, head: { item: { client: 'x', clock: {} } } }, { anchor: good, head: { ...good, more: CANARY } }];
		for (const [at, cursor] of bad.entries()) {
			viewer.shout([own, 2 + at, { cursor, at }]);
			await until(() => watching.awareness.get(own)?.state?.at === at, JSON.stringify(cursor));
			expect(watching.awareness.get(own)?.state?.cursor, JSON.stringify(cursor)).toBeNull();
		}
		expect([watching.code, viewer.code]).toEqual([null, null]);
	});

	it(`${INPUTS} random and mutated messages`, async () => {
		const dice = new Dice(seed('G6 pages'));
		const edit = changeOf(copyOf(honest.doc), () => undefined);
		const own = copyOf(honest.doc);
		const paragraphs = changeOf(own, () => write(own, '变异'));
		const shout = awarenessMessage([77, 1, { cursor: { anchor: { tname: 'default', item: null, type: null }, head: null } }]);
		let wire = await open('member2');
		for (let at = 0; at < INPUTS; at++) {
			if (wire.socket.readyState !== WebSocket.OPEN) {
				wire[Symbol.dispose]();
				wire = new Wire(running.origin, cookies.member2!, page);
				await until(() => wire.socket.readyState !== WebSocket.CONNECTING);
			}
			const kind = dice.below(5);
			if (kind === 0) wire.send(dice.bytes(dice.below(200)));
			else if (kind === 1) wire.send(syncMessage(2, dice.mutated(paragraphs)));
			else if (kind === 2) wire.send(syncMessage(1, dice.mutated(edit)));
			else if (kind === 3) wire.send(dice.mutated(shout));
			else wire.send(syncMessage(2, update([{ client: client(), clock: 0, structs: [item({ origin: letter }, dice.pick([deleted(2), text('x'), format('bold', {}), any(1)]))] }])));
			if (at % 20 === 19) await new Promise((resolve) => setImmediate(resolve));
		}
		wire[Symbol.dispose]();
		await quiet();
		expect((await fetch(`${running.origin}/readyz`)).status).toBe(200);
		await honestEdit('乱字节之后');
	});
});
