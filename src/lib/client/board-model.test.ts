import * as Y from 'yjs';
import { expect, it } from 'vitest';
import { createIssueMap, issuesOf, readEntries } from '#lib/document/board.ts';
import { BoardModel } from './board-model.svelte.ts';

const numbered = (number: number) => readEntries(new Map([['number', number]]));

it('rereads only the issue that was changed', () => {
	const doc = new Y.Doc();
	createIssueMap(doc, 'a', numbered(1));
	createIssueMap(doc, 'b', numbered(2));
	const model = new BoardModel();
	model.follow(doc);
	const before = model.issues.get('b');
	issuesOf(doc).get('a')?.set('title', '新标题');
	expect(model.issues.get('a')?.title).toBe('新标题');
	expect(model.issues.get('b')).toBe(before);
	createIssueMap(doc, 'c', numbered(3));
	expect(model.issues.size).toBe(3);
	model.close();
	issuesOf(doc).get('a')?.set('title', '之后');
	expect(model.issues.get('a')?.title).toBe('新标题');
});
