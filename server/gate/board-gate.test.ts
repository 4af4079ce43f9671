import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { issuesOf } from '#lib/document/board.ts';
import { BoardDoc, issueIn, SERVER } from '../../tests/support/board-doc.ts';
import { any, changeOf, copyOf, deleted, gc, holds, item, update } from '../../tests/support/forgery.ts';

const CANARY = '金丝雀canary';

/** Everything of a board that anybody could ever get: what was sent, and what a later sync would send. */
function holdsAnywhere(board: BoardDoc, needle: string): boolean {
	return [...board.sent, Y.encodeStateAsUpdate(board.doc)].some((bytes) => holds(bytes, needle));
}

/** A replica that only ever saw what the board sent. */
function follower(board: BoardDoc, start: Uint8Array): Y.Doc {
	const doc = new Y.Doc();
	for (const bytes of [start, ...board.sent]) Y.applyUpdate(doc, bytes);
	return doc;
}

function expectSame(a: Y.Doc, b: Y.Doc): void {
	expect(Y.encodeStateVector(a)).toEqual(Y.encodeStateVector(b));
	expect(Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b))).toBe(true);
	expect(issuesOf(a).toJSON()).toEqual(issuesOf(b).toJSON());
}

/** A client's change, as it leaves its copy and is taken by the board; the answer comes back to the copy. */
function edit(board: BoardDoc, copy: Y.Doc, role: Parameters<BoardDoc['take']>[1], change: () => void) {
	const already = board.sent.length;
	const refused = board.take(changeOf(copy, change), role, `person of ${copy.clientID}`);
	for (const bytes of board.sent.slice(already)) Y.applyUpdate(copy, bytes);
	return refused;
}

describe('policy on a board (G4)', () => {
	it('puts a refused value back: it is in no frame, no later sync, and the sender has the old one again', () => {
		const board = new BoardDoc();
		const start = Y.encodeStateAsUpdate(board.doc);
		const copy = copyOf(board.doc);
		const refused = edit(board, copy, 'supervisor', () => issueIn(copy, 'one').set('title', CANARY));
		expect(refused).toEqual([{ issue: 'one', key: 'title', reason: 'role' }]);
		expect(board.value('one', 'title')).toBe('楼道堆放杂物');
		expect(holdsAnywhere(board, CANARY)).toBe(false);
		expect(issueIn(copy, 'one').get('title')).toBe('楼道堆放杂物');
		expectSame(copy, board.doc);
		expectSame(follower(board, start), board.doc);
	});

	it('lets the rest of a frame stand', () => {
		const board = new BoardDoc();
		const copy = copyOf(board.doc);
		const refused = edit(board, copy, 'member', () => {
			issueIn(copy, 'one').set('title', '可以');
			issueIn(copy, 'one').set('listed', true);
			issueIn(copy, 'two').set('status', 'closed');
			issueIn(copy, 'two').set('place', 'g2');
		});
		expect(refused.map(({ issue, key, reason }) => [issue, key, reason])).toEqual([['one', 'listed', 'role'], ['two', 'status', 'server_field']]);
		expect(board.edits.map(({ issue, key, to }) => [issue, key, to])).toEqual([['one', 'title', '可以'], ['two', 'place', 'g2']]);
		expectSame(copy, board.doc);
	});

	it('never lets a key be deleted', () => {
		const board = new BoardDoc();
		const copy = copyOf(board.doc);
		for (const key of ['title', 'due', 'owner:owner1', 'tag:重点', 'status']) {
			const before = board.value('one', key);
			const [refused] = edit(board, copy, 'leader', () => issueIn(copy, 'one').delete(key));
			expect(refused?.reason, key).toBe(key === 'status' ? 'server_field' : 'key_deleted');
			expect(board.value('one', key), key).toBe(before);
			expect(issueIn(copy, 'one').get(key), key).toBe(before);
		}
		expect(board.edits).toEqual([]);
	});

	it('judges the value that stands where two of the own client ids wrote one key', () => {
		for (const [first, second] of [[600, 700], [700, 600]] as const) {
			const board = new BoardDoc({ one: { due: '2026-11-24T00:00:00.000Z' } });
			const origin = board.valueId('one', 'due');
			const set = (client: number, value: string) => ({ client, clock: 0, structs: [item({ origin }, any(value))] });
			const refused = board.take(update([set(first, '2026-11-20T00:00:00.000Z'), set(second, '2027-01-01T00:00:00.000Z')]), 'supervisor');
			const now = board.value('one', 'due');
			expect(now === '2026-11-24T00:00:00.000Z' ? refused[0]?.reason : null).toBe(now === '2026-11-24T00:00:00.000Z' ? 'only_earlier' : null);
			expect(now).not.toBe('2027-01-01T00:00:00.000Z');
			expect(holdsAnywhere(board, '2027')).toBe(false);
		}
	});

	it('judges what ends up behind another value too: a refused one is told, an intermediate one forgotten', () => {
		const board = new BoardDoc();
		const origin = board.valueId('one', 'title');
		const chain = [item({ origin }, any(CANARY)), item({ origin: [700, 0] }, any('留下'))];
		expect(board.take(update([{ client: 700, clock: 0, structs: chain }]), 'member')).toEqual([]);
		expect(board.value('one', 'title')).toBe('留下');
		expect(holdsAnywhere(board, CANARY)).toBe(false);
	});

	it('refuses what names nothing', () => {
		const board = new BoardDoc();
		const copy = copyOf(board.doc);
		expect(edit(board, copy, 'member', () => issueIn(copy, 'one').set('title', ''))).toMatchObject([{ reason: 'unknown_value' }]);
		expect(issueIn(copy, 'one').get('title')).toBe('楼道堆放杂物');
	});
});

describe('the key of a set is what somebody wrote (G4)', () => {
	it('so a refused tag that nobody uses leaves not even its name, and its author has to start again', () => {
		const board = new BoardDoc({ one: { status: 'closed' }, two: {} });
		const start = Y.encodeStateAsUpdate(board.doc);
		const copy = copyOf(board.doc);
		const refused = edit(board, copy, 'member', () => {
			issueIn(copy, 'one').set(`tag:${CANARY}`, true);
			issueIn(copy, 'two').set('title', '照样留下');
		});
		expect(refused).toEqual([{ issue: 'one', key: `tag:${CANARY}`, reason: 'issue_ended', withheld: true }]);
		expect(holdsAnywhere(board, CANARY)).toBe(false);
		expect(board.value('two', 'title')).toBe('照样留下');
		expect([...issueIn(board.doc, 'one').keys()].some((key) => key.includes(CANARY))).toBe(false);
		expectSame(follower(board, start), board.doc);
	});

	it('so neither does one that its author has already taken back, nor a person that is none', () => {
		const board = new BoardDoc({ one: { status: 'closed' }, two: {} });
		const start = Y.encodeStateAsUpdate(board.doc);
		const tag = { parent: board.mapId('one'), key: `tag:${CANARY}` };
		const chain = [item(tag, any(true)), item({ origin: [700, 0] }, any(false)), item({ origin: [700, 1] }, deleted(1))];
		expect(board.take(update([{ client: 700, clock: 0, structs: chain }], [[700, 0, 2]]), 'leader')).toMatchObject([{ withheld: true }]);
		const owner = item({ parent: board.mapId('two'), key: 'owner:nobody-canary' }, any(false));
		expect(board.take(update([{ client: 701, clock: 0, structs: [owner] }]), 'supervisor')).toMatchObject([{ reason: 'add_only', withheld: true }]);
		expect(holdsAnywhere(board, 'canary')).toBe(false);
		expectSame(follower(board, start), board.doc);
	});

	it('while a tag in use is put back like any value, and its author goes on', () => {
		const board = new BoardDoc({ one: { status: 'closed', tags: [] }, two: {} });
		const copy = copyOf(board.doc);
		expect(edit(board, copy, 'member', () => issueIn(copy, 'one').set('tag:重点', true))).toEqual([
			{ issue: 'one', key: 'tag:重点', reason: 'issue_ended' }
		]);
		board.statuses.set('one', 'dispatched');
		expect(edit(board, copy, 'member', () => issueIn(copy, 'one').set('tag:重点', true))).toEqual([]);
		expect(board.value('one', 'tag:重点')).toBe(true);
		expectSame(copy, board.doc);
	});
});

describe('an honest edit never loses to the machine (G3)', () => {
	// Yjs orders concurrent values by client id: on both sides of the server's one must come out on top.
	it.each([SERVER + 1, SERVER - 1])('when a default was written at the same time (client %i)', (client) => {
		const board = new BoardDoc();
		const start = Y.encodeStateAsUpdate(board.doc);
		const copy = copyOf(board.doc, client);
		const offline = changeOf(copy, () => issueIn(copy, 'one').set('department', '区建设局'));
		board.doc.transact(() => issueIn(board.doc, 'one').set('department', '默认'));
		expect(board.take(offline, 'member')).toEqual([]);
		expect(board.value('one', 'department')).toBe('区建设局');
		expect(board.edits).toMatchObject([{ from: '默认', to: '区建设局' }]);
		for (const bytes of board.sent) Y.applyUpdate(copy, bytes);
		expectSame(copy, board.doc);
		expectSame(follower(board, start), board.doc);
		expect(board.doc.clientID, 'setting it again is a local change').toBe(SERVER);
	});

	it("when somebody's refused value was put back meanwhile", () => {
		for (const client of [500, 50]) {
			const board = new BoardDoc({ one: {} });
			const honest = copyOf(board.doc, client);
			const offline = changeOf(honest, () => issueIn(honest, 'one').set('title', '真的'));
			const other = copyOf(board.doc, 300);
			edit(board, other, 'supervisor', () => issueIn(other, 'one').set('title', '假的'));
			expect(board.take(offline, 'member')).toEqual([]);
			expect(board.value('one', 'title')).toBe('真的');
		}
	});

	it('and between two people Yjs decides, the same for all', () => {
		const board = new BoardDoc();
		const [a, b] = [copyOf(board.doc, 400), copyOf(board.doc, 500)];
		const [one, two] = [a, b].map((doc, at) => changeOf(doc, () => issueIn(doc, 'one').set('title', `第${at}人`))) as [Uint8Array, Uint8Array];
		board.take(two, 'member', 'm2');
		board.take(one, 'member', 'm1');
		for (const doc of [a, b]) for (const bytes of board.sent) Y.applyUpdate(doc, bytes);
		expectSame(a, board.doc);
		expectSame(b, board.doc);
		expect(board.edits.map(({ to }) => to)).toEqual(['第1人']);
	});
});

describe('clocks', () => {
	it("may be burned by their owner, at nobody else's cost (G5)", () => {
		const board = new BoardDoc();
		board.take(update([{ client: 700, clock: 0, structs: [gc(2 ** 39)] }]), 'member');
		const copy = copyOf(board.doc, 800);
		expect(edit(board, copy, 'member', () => issueIn(copy, 'one').set('title', '继续'))).toEqual([]);
		expectSame(copy, board.doc);
	});
});
