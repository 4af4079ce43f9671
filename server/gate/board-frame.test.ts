import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { BoardDoc } from '../../tests/support/board-doc.ts';
import { FIELDS } from '../../tests/support/issue-fields.ts';
import * as raw from '../../tests/support/forgery.ts';
import { createIssueMap, issuesOf } from '#lib/document/board.ts';
import { InadmissibleFrame } from './frame.ts';

const { any, changeOf, copyOf, item, update } = raw;
const ME = 700;

/** What a board answers to a frame; whatever was refused has left no trace in it. */
function answerTo(board: BoardDoc, bytes: Uint8Array): string {
	const before = Y.encodeStateAsUpdate(board.doc);
	try {
		board.take(bytes, 'leader');
		return 'admitted';
	} catch (error) {
		if (!(error instanceof InadmissibleFrame)) throw error;
		expect(Y.encodeStateAsUpdate(board.doc), 'nothing of it was applied').toEqual(before);
		expect(board.sent).toEqual([]);
		return error.why;
	}
}

function sent(...structs: raw.Section['structs']): Uint8Array {
	return update([{ client: ME, clock: 0, structs }]);
}

describe('a frame for a board (G4, G5)', () => {
	it("sets a field of an issue, as an issue's map does", () => {
		const board = new BoardDoc();
		expect(answerTo(board, sent(item({ origin: board.valueId('one', 'title') }, any('改'))))).toBe('admitted');
		expect(board.value('one', 'title')).toBe('改');
		expect(board.edits).toMatchObject([{ issue: 'one', key: 'title', from: FIELDS.title, to: '改', person: 'm1' }]);
	});

	it('sits in no root, known or not, and makes none', () => {
		const board = new BoardDoc();
		for (const parent of ['issues', 'other', '', '__proto__', 'default']) {
			for (const where of [{ parent }, { parent, key: 'one' }, { parent, key: '__proto__' }]) {
				expect(answerTo(board, sent(item(where, any('x')))), JSON.stringify(where)).toBe('wrong_parent');
				expect(answerTo(board, sent(item(where, raw.type(1)))), JSON.stringify(where)).toBe('wrong_parent');
			}
		}
		expect([...board.doc.share.keys()]).toEqual(['issues']);
	});

	it('makes no issue, not even one beside which the same map stands', () => {
		const board = new BoardDoc();
		const copy = copyOf(board.doc, ME);
		expect(answerTo(board, changeOf(copy, () => createIssueMap(copy, 'three', FIELDS)))).toBe('wrong_parent');
		const other = copyOf(board.doc, ME);
		expect(answerTo(board, changeOf(other, () => createIssueMap(other, 'one', FIELDS)))).toBe('wrong_parent');
		expect(answerTo(board, sent(item({ origin: board.mapId('one') }, raw.type(1))))).toBe('wrong_parent');
	});

	it("removes no issue: its entry is the server's", () => {
		const board = new BoardDoc();
		const copy = copyOf(board.doc, ME);
		expect(answerTo(board, changeOf(copy, () => issuesOf(copy).delete('one')))).toBe('wrong_parent');
		const [client, clock] = board.mapId('two');
		expect(answerTo(board, update([], [[client, clock, 1]]))).toBe('wrong_parent');
		const all = Y.getState(board.doc.store, client);
		expect(answerTo(board, update([], [[client, 0, all]]))).toBe('wrong_parent');
	});

	it('knows the fields of DOMAIN.md and no other key', () => {
		const board = new BoardDoc();
		const keys = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'Title', 'title ', '', 'owner:', 'owner:a b', 'owner:../x'];
		const tags = ['tag:', 'tag: x', 'tag:x ', `tag:${'长'.repeat(25)}`, 'tag:\u0000', 'tag:\u202e', 'owner', 'tag', `owner:${'x'.repeat(65)}`];
		for (const key of [...keys, ...tags, 'x'.repeat(10_000)]) {
			expect(answerTo(board, sent(item({ parent: board.mapId('one'), key }, any(true)))), key).toBe('unknown_field');
		}
	});

	it('is no list in a map: every value has a key', () => {
		const board = new BoardDoc();
		expect(answerTo(board, sent(item({ parent: board.mapId('one') }, any('x'))))).toBe('wrong_parent');
	});

	it('names no right neighbour, which would hide it from who looks at the left one', () => {
		const board = new BoardDoc();
		const [title, status] = [board.valueId('one', 'title'), board.valueId('one', 'status')];
		expect(answerTo(board, sent(item({ right: title }, any('x'))))).toBe('wrong_parent');
		expect(answerTo(board, sent(item({ origin: title, right: status }, any('x'))))).toBe('wrong_parent');
	});

	it('sits where its left neighbour sits, in whatever issue: a parent beside it is not even read', () => {
		const board = new BoardDoc();
		board.take(sent(item({ origin: board.valueId('two', 'status') }, any('closed'))), 'leader');
		expect(board.value('two', 'status')).toBe('accepted');
		expect(board.edits).toEqual([]);
	});

	it("follows no entry of the root and nothing that a value's parent is not", () => {
		const board = new BoardDoc();
		expect(answerTo(board, sent(item({ origin: board.mapId('one') }, any('x'))))).toBe('wrong_parent');
		expect(answerTo(board, sent(item({ parent: board.valueId('one', 'title'), key: 'title' }, any('x'))))).toBe('wrong_parent');
		const own = [item({ parent: board.mapId('one'), key: 'title' }, any('x')), item({ parent: [ME, 0] as const, key: 'title' }, any('y'))];
		expect(answerTo(board, sent(...own))).toBe('wrong_parent');
	});

	it('goes on behind no GC of its own', () => {
		const board = new BoardDoc();
		expect(answerTo(board, sent(raw.gc(1), item({ origin: [ME, 0] }, any('x'))))).toBe('wrong_parent');
	});

	it.each([
		['a string', raw.text('x')],
		['bytes', raw.binary(Uint8Array.of(1))],
		['JSON', raw.json('x')],
		['an embed', raw.embed({ a: 1 })],
		['a format', raw.format('bold', true)],
		['a map', raw.type(1)],
		['a text', raw.type(2)],
		['an element', raw.type(3, 'paragraph')],
		['a document', raw.subdoc('x')]
	])('holds no %s', (_, content) => {
		const board = new BoardDoc();
		expect(answerTo(board, sent(item({ origin: board.valueId('one', 'title') }, content)))).toBe('bad_content');
		expect(board.doc.subdocs.size).toBe(0);
	});

	it('holds one value at a time: of several only the last would be looked at', () => {
		const board = new BoardDoc();
		const several = item({ origin: board.valueId('one', 'title') }, any('a', 'b'));
		expect(answerTo(board, sent(several))).toBe('bad_content');
		const last = item({ origin: board.valueId('one', 'status') }, any('closed', 'accepted'));
		expect(answerTo(board, sent(last))).toBe('bad_content');
	});

	it.each([
		['title', [1, true, {}, [], undefined, 'x'.repeat(201)]],
		['category', [1, false, 'x'.repeat(101)]],
		['due', ['morgen', '2026-11-24', '2026-11-24T04:00:00+08:00', '2026-13-01T00:00:00Z', 1]],
		['listed', [null, 'true', 1]],
		['instruction', ['x'.repeat(2001), 5, { toString: 'x' }]],
		['tag:重点', [null, 'true', 1, {}]],
		['owner:owner1', [null, 0, 'false']],
		['findingCount', ['1', -1, 1.5, null, NaN, Infinity, 2 ** 60]],
		['status', [5, 'x'.repeat(101)]]
	])('%s has the type and length of its field', (key, wrong) => {
		const board = new BoardDoc();
		for (const value of wrong) {
			expect(answerTo(board, sent(item({ origin: board.valueId('one', key) }, any(value)))), JSON.stringify(value)).toBe('bad_value');
		}
	});

	it('may hold deleted content and GC on its own next clocks', () => {
		const board = new BoardDoc();
		const copy = copyOf(board.doc, ME);
		copy.transact(() => {
			for (const value of ['一', '二', '三']) issuesOf(copy).get('one')!.set('title', value);
		});
		expect(answerTo(board, Y.encodeStateAsUpdate(copy, Y.encodeStateVector(board.doc)))).toBe('admitted');
		expect(board.value('one', 'title')).toBe('三');
		expect(board.edits.map(({ to }) => to)).toEqual(['三']);
		expect(answerTo(board, update([{ client: ME, clock: 3, structs: [raw.gc(2)] }]))).toBe('admitted');
	});

	it('writes no two values behind one: each would be compared with all the others', () => {
		const board = new BoardDoc();
		const origin = board.valueId('one', 'title');
		expect(answerTo(board, sent(item({ origin }, any('a')), item({ origin }, any('b'))))).toBe('wrong_parent');
		const tag = { parent: board.mapId('one'), key: 'tag:新' };
		expect(answerTo(board, sent(item(tag, any(true)), item(tag, any(false))))).toBe('wrong_parent');
	});

	it('holds as many values of one field as anybody writes offline, and no more', () => {
		const chain = (board: BoardDoc, length: number) =>
			sent(...Array.from({ length }, (_, at) => item({ origin: at === 0 ? board.valueId('one', 'title') : [ME, at - 1] }, any(`第${at}次`))));
		for (const [length, answer] of [[500, 'admitted'], [501, 'too_many_values']] as const) {
			const board = new BoardDoc();
			expect(answerTo(board, chain(board, length))).toBe(answer);
		}
	});

	it('with a sync step 2 that repeats a long day and brings nothing is read and forgotten', () => {
		const board = new BoardDoc();
		const copy = copyOf(board.doc, ME);
		for (let round = 0; round < 50; round++) {
			board.take(changeOf(copy, () => issuesOf(copy).get('one')!.set('title', `第${round}次`)), 'leader');
		}
		board.sent.length = 0;
		const again = Y.encodeStateAsUpdate(copyOf(board.doc));
		expect(answerTo(board, again)).toBe('admitted');
		expect(board.sent).toEqual([]);
	});
});
