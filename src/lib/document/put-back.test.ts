import { expect, it } from 'vitest';
import * as Y from 'yjs';
import type { FieldKey, FieldValue } from '#lib/domain/fields.ts';
import { createBoardDoc, type IssueMap, issuesOf } from './board.ts';
import { wasPutBack } from './put-back.ts';

const server = createBoardDoc();
issuesOf(server).set('one', new Y.Map<FieldValue>([['title', 'before']]));

function pair(): { mine: Y.Doc; theirs: Y.Doc; own: Set<number> } {
	const [mine, theirs] = [createBoardDoc(), createBoardDoc()];
	for (const doc of [mine, theirs]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
	return { mine, theirs, own: new Set([mine.clientID]) };
}

const one = (doc: Y.Doc): IssueMap => issuesOf(doc).get('one')!;
const give = (from: Y.Doc, to: Y.Doc) => Y.applyUpdate(to, Y.encodeStateAsUpdate(from));

function write(doc: Y.Doc, value: FieldValue, key: FieldKey = 'title') {
	one(doc).set(key, value);
	return { client: doc.clientID, clock: Y.getState(doc.store, doc.clientID) - 1 };
}

it('is so where the value before was written after it by another hand', () => {
	const { mine, theirs, own } = pair();
	const struct = write(mine, 'refused');
	expect(wasPutBack(one(mine), 'title', struct, 'before', own)).toBe(false);
	give(mine, theirs);
	write(theirs, 'before');
	give(theirs, mine);
	expect(wasPutBack(one(mine), 'title', struct, 'before', own)).toBe(true);
});

it('is so for an owner that nobody had named, and for several edits of one hand', () => {
	const { mine, theirs, own } = pair();
	const first = write(mine, true, 'owner:a');
	const [second, third] = [write(mine, 'once'), write(mine, 'twice')];
	give(mine, theirs);
	write(theirs, false, 'owner:a');
	write(theirs, 'once');
	give(theirs, mine);
	expect(wasPutBack(one(mine), 'owner:a', first, undefined, own)).toBe(true);
	expect(wasPutBack(one(mine), 'title', third, 'once', own)).toBe(true);
	expect(wasPutBack(one(mine), 'title', second, 'before', own)).toBe(false);
});

it('is not so where somebody has written something else, or oneself the value before', () => {
	const { mine, theirs, own } = pair();
	const struct = write(mine, 'mine');
	give(mine, theirs);
	write(theirs, 'theirs');
	give(theirs, mine);
	expect(wasPutBack(one(mine), 'title', struct, 'before', own)).toBe(false);

	const again = pair();
	const kept = write(again.mine, 'mine');
	give(again.mine, again.theirs);
	write(again.theirs, 'before');
	give(again.theirs, again.mine);
	expect(wasPutBack(one(again.mine), 'title', kept, 'before', new Set([...again.own, again.theirs.clientID]))).toBe(false);
});
