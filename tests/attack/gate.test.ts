import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { databaseFile } from '#server/storage/layout.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { issueIn } from '../support/board-doc.ts';
import { Cast } from '../support/cast.ts';
import { openReplica, quiet, until } from '../support/clients.ts';
import { figure } from '../support/figures.ts';
import { any, changeOf, copyOf, gc, holds, type Id, item, update } from '../support/forgery.ts';
import { ticksUndone, Wire } from '../support/wire.ts';

const TIMES = figure(1_000, 50);

describe("G5: no one can erase, block or impersonate another's edits", () => {
	let running: RunningApp;
	/** the one whose data the others go on with */
	let first: RunningApp;
	let board: string;
	let issue: string;
	let mapId: Id;
	let honest: Wire;
	let copy: Y.Doc;
	const cookies: Record<string, string> = {};
	beforeAll(async () => {
		first = running = await startApp();
		const cast = await Cast.of(running);
		issue = (await cast.report()).issue;
		board = `board/huahu/${await running.today()}`;
		for (const name of ['member1', 'member2', 'supervisor1', 'viewer1']) cookies[name] = await running.signIn(name);
	});
	beforeEach(async () => {
		honest?.[Symbol.dispose]();
		honest = await open('member1');
		copy = copyOf(honest.doc);
		const { id } = issueIn(copy, issue)._item!;
		mapId = [id.client, id.clock];
	});
	afterAll(async () => {
		expect(await ticksUndone(running.origin), 'nothing they sent has undone anything').toBe(0);
		await running[Symbol.asyncDispose]();
		await first[Symbol.asyncDispose]();
	});

	const open = (username: string) => Wire.open(running.origin, cookies[username]!, board);
	const client = () => 1 + Math.floor(Math.random() * 0xffff_fffe);

	/** Someone honest can go on: an edit of theirs is on disk and with everybody. */
	async function honestEdit(value: string): Promise<void> {
		honest.update(changeOf(copy, () => issueIn(copy, issue).set('title', value)));
		await honest.answered();
		expect(honest.code).toBeNull();
		await until(() => issueIn(honest.doc, issue).get('title') === value, `the title is ${value}`);
		using later = await open('viewer1');
		expect(issueIn(later.doc, issue).get('title')).toBe(value);
	}

	async function traces(needle: string): Promise<boolean> {
		using later = await open('viewer1');
		const file = databaseFile(running.dataDir);
		const files = [file, `${file}-wal`].map((path) => new Uint8Array(readFileSync(path)));
		return [...honest.frames, ...later.frames, ...files].some((bytes) => holds(bytes, needle));
	}

	it('by structs that wait for others and would come alive under their name', async () => {
		for (let time = 0; time < TIMES; time++) {
			using wire = await open('member2');
			const victim = copy.clientID;
			const [own, next] = [client(), Y.getState(copy.store, victim)];
			const waiting = [
				{ client: own, clock: 0, structs: [item({ origin: [victim, next + 1] }, any('smuggled'))] },
				{ client: own, clock: 3, structs: [item({ parent: mapId, key: 'title' }, any('smuggled'))] },
				{ client: own, clock: 0, structs: [item({ parent: [victim, next], key: 'title' }, any('smuggled'))] }
			][time % 3]!;
			wire.step2(update([]));
			wire.update(update([waiting]));
			expect([1013, 4422]).toContain(await wire.closed());
		}
		await honestEdit('等待之后');
		expect(await traces('smuggled')).toBe(false);
		const { store } = (await open('viewer1')).doc;
		expect(store.pendingStructs ?? store.pendingDs).toBeNull();
	});

	it('by deleting what they have not written yet', async () => {
		for (let time = 0; time < TIMES; time++) {
			using wire = await open('member2');
			wire.step2(update([]));
			wire.update(update([], [[copy.clientID, Y.getState(copy.store, copy.clientID) + (time % 5), 1000]]));
			expect(await wire.closed()).toBe(1013);
		}
		await honestEdit('删除之后');
	});

	it('by burning their clocks, with GC, with deleted content, from behind', async () => {
		await honestEdit('先写');
		const next = Y.getState(copy.store, copy.clientID);
		for (let time = 0; time < TIMES; time++) {
			using wire = await open('member2');
			const clock = time % 2 === 0 ? next : next - 1;
			wire.update(update([{ client: copy.clientID, clock, structs: [gc(1 + time)] }]));
			expect(await wire.closed()).toBe(4422);
		}
		await honestEdit('烧钟之后');
	});

	it("by writing under a client id that awareness has shown before its owner's first edit", async () => {
		for (let time = 0; time < Math.min(TIMES, 50); time++) {
			using victim = await open('member1');
			using thief = await open('member2');
			const id = client();
			victim.shout([id, 1, { cursor: null }]);
			await until(() => thief.awareness.has(id), 'the client id is shown');
			thief.update(update([{ client: id, clock: 0, structs: [item({ parent: mapId, key: 'campaign' }, any('stolen'))] }]));
			expect(await thief.closed()).toBe(4422);
			victim.update(update([{ client: id, clock: 0, structs: [item({ parent: mapId, key: 'campaign' }, any(`mine ${time}`))] }]));
			await victim.answered();
			expect(victim.code).toBeNull();
		}
		expect(await traces('stolen')).toBe(false);
	});

	it('by writing under a client id of theirs after a restart, whether they had written or not', async () => {
		using writer = openReplica(running.origin, cookies.member1!, board);
		using reader = openReplica(running.origin, cookies.member1!, board);
		using watching = await open('member2');
		await Promise.all([writer.synced(), reader.synced()]);
		issueIn(writer.doc, issue).set('rank', 'a3');
		const ids = [writer.doc.clientID, reader.doc.clientID];
		await until(() => ids.every((id) => watching.awareness.has(id)) && issueIn(watching.doc, issue).get('rank') === 'a3');
		await quiet();
		const known = Y.getState(watching.doc.store, ids[0]!);
		for (const one of [writer, reader]) one.provider.disconnect();
		await running.stop();
		running = await startApp({ dataDir: running.dataDir });
		for (const [at, id] of ids.entries()) {
			using thief = await open('member2');
			const structs = [item({ parent: mapId, key: 'campaign' }, any('taken over'))];
			thief.update(update([{ client: id, clock: at === 0 ? known : 0, structs }]));
			expect(await thief.closed()).toBe(4422);
			using awareThief = await open('member2');
			awareThief.shout([id, 1, { cursor: 'stolen' }]);
			await quiet(60);
			expect(awareThief.awareness.has(id)).toBe(false);
		}
		honest = await open('member1');
		copy = copyOf(honest.doc);
		await honestEdit('重启之后');
	});

	it("by writing under the server's client ids", async () => {
		const [id] = mapId;
		for (const structs of [[gc(1)], [item({ parent: mapId, key: 'status' }, any('closed'))]]) {
			using wire = await open('member2');
			wire.update(update([{ client: id, clock: Y.getState(honest.doc.store, id), structs }]));
			expect(await wire.closed()).toBe(4422);
		}
		await honestEdit('服务器之后');
	});

	it('by repeating known structs with references that would make Yjs wait or throw', async () => {
		await honestEdit('重复之前');
		const known = Y.getState(copy.store, copy.clientID);
		for (const where of [{ origin: [copy.clientID, known + 5] }, { origin: [4_000_000_000, 9] }, { parent: [copy.clientID, 999], key: 'title' }] as const) {
			using wire = await open('member2');
			wire.update(update([{ client: copy.clientID, clock: known - 1, structs: [item(where, any('again'))] }]));
			await wire.answered();
			expect(wire.code, 'it brings nothing new').toBeNull();
		}
		await honestEdit('重复之后');
		expect(await traces('again')).toBe(false);
	});

	it('by any piece of a forbidden edit: cut at every length it leaves no trace', async () => {
		const forged = copyOf(honest.doc);
		const edit = changeOf(forged, () => issueIn(forged, issue).set('instruction', 'truncated-canary'));
		for (let length = 0; length <= edit.byteLength; length++) {
			using wire = await open('supervisor1');
			wire.update(edit.subarray(0, length));
			if (length < edit.byteLength) expect(await wire.closed(), `${length} bytes`).toBe(4422);
			else await wire.answered();
		}
		await honestEdit('截断之后');
		expect(await traces('truncated-canary')).toBe(false);
		const row = await running.app.storage.reader.selectFrom('issue').select('instruction').where('id', '=', issue).executeTakeFirst();
		expect(row?.instruction).toBeNull();
	});

	describe('awareness', () => {
		it("is one's own: entries for others, names and roles in it count for nothing", async () => {
			using first = await open('member1');
			using second = await open('member2');
			const [one, two] = [client(), client()];
			first.shout([one, 1, { cursor: 1 }]);
			second.shout([two, 1, { cursor: 2 }]);
			await until(() => second.awareness.has(one) && first.awareness.has(two), 'both see each other');
			for (let time = 0; time < TIMES; time++) {
				second.shout([one, 1_000 + time, null], [two, 2 + time, { user: { name: '领导1号', roles: ['leader'], id: 'x' }, note: time }]);
			}
			await quiet();
			expect(first.awareness.get(one)?.state).toMatchObject({ cursor: 1, user: { name: '专班1号', roles: ['member'] } });
			const shown = first.awareness.get(two)!.state!;
			expect(shown.user).toMatchObject({ name: '专班2号', roles: ['member'] });
			expect(shown.user).not.toMatchObject({ id: 'x' });
			expect([first.code, second.code]).toEqual([null, null]);
		});

		it('is gone with its connection, and cannot be kept by another', async () => {
			using watching = await open('member1');
			const id = client();
			{
				using leaving = await open('member2');
				leaving.shout([id, 1, { here: true }]);
				await until(() => watching.awareness.get(id)?.state !== undefined, 'it is seen');
			}
			watching.shout([client(), 1, {}], [id, 50, { here: 'still' }]);
			await until(() => watching.awareness.get(id)?.state === null, 'it is gone');
		});

		it('in floods costs its sender the rest, not the others theirs', async () => {
			using flooding = await open('member2');
			const id = client();
			for (let clock = 1; clock <= 2_000; clock++) flooding.shout([id, clock, { clock, pad: 'x'.repeat(1_000) }]);
			flooding.shout([id, 3_000, { pad: 'x'.repeat(100_000) }]);
			await honestEdit('洪水之后');
			expect(honest.frames.filter((frame) => holds(frame, 'xxxxxxxx')).length).toBeLessThan(200);
		});
	});
});
