import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { FieldValue, IssueFields } from '#lib/domain/fields.ts';
import { createIssueMap, entriesOf, issuesOf, readEntries, readIssue } from './board.ts';
import { assign, differingKeys, sameFields, valueOf } from './fields.ts';

const FIELDS: IssueFields = {
	title: '楼道堆放杂物', category: 'A1', place: 'g1', lane: 'instant', department: null, due: '2026-11-24T04:00:00.000Z', rank: 'a0', campaign: null,
	listed: true, instruction: null, number: 7, status: 'accepted', findingCount: 2, photo: null, openedAt: '2026-11-22T01:00:00.000Z', closedAt: null,
	letter: 'none', repeat: false, age: 3, owners: ['b', 'a'].sort(), tags: ['重点']
};

describe('an issue in a board document', () => {
	it('reads as it was written, also in a copy and from plain entries', () => {
		const doc = new Y.Doc();
		createIssueMap(doc, 'one', FIELDS);
		const copy = new Y.Doc();
		Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
		expect(readIssue(issuesOf(copy).get('one')!)).toEqual(FIELDS);
		expect(readEntries(new Map(entriesOf(FIELDS)))).toEqual(FIELDS);
	});

	it('has every plain field from the start, so that a key only ever changes', () => {
		const doc = new Y.Doc();
		const keys = [...createIssueMap(doc, 'one', FIELDS).keys()];
		expect(keys).toHaveLength(Object.keys(FIELDS).length - 2 + FIELDS.owners.length + FIELDS.tags.length);
	});

	it('reads missing keys as empty and removed members as none', () => {
		const doc = new Y.Doc();
		const map = issuesOf(doc).set('one', new Y.Map<FieldValue>());
		map.set('owner:a', false);
		map.set('tag:x', true);
		expect(readIssue(map)).toMatchObject({ title: '', lane: null, listed: false, status: 'reported', letter: 'none', owners: [], tags: ['x'] });
	});

	it('keeps both members that two people add at once', () => {
		const doc = new Y.Doc();
		createIssueMap(doc, 'one', { ...FIELDS, owners: [] });
		const copies = ['a', 'b'].map((person) => {
			const copy = new Y.Doc();
			Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
			issuesOf(copy).get('one')!.set(`owner:${person}`, true);
			return copy;
		});
		for (const copy of copies) Y.applyUpdate(doc, Y.encodeStateAsUpdate(copy));
		expect(readIssue(issuesOf(doc).get('one')!).owners).toEqual(['a', 'b']);
	});
});

describe('fields by document key', () => {
	it('are read and set, members of sets too', () => {
		const fields = structuredClone(FIELDS);
		assign(fields, 'title', '改');
		assign(fields, 'owner:c', true);
		assign(fields, 'owner:a', false);
		assign(fields, 'owner:zz', false);
		assign(fields, 'tag:重点', true);
		expect(fields).toMatchObject({ title: '改', owners: ['b', 'c'], tags: ['重点'] });
		expect(valueOf(fields, 'owner:c')).toBe(true);
		expect(valueOf(fields, 'owner:a')).toBeUndefined();
		expect(valueOf(fields, 'title')).toBe('改');
	});

	it('differ by name', () => {
		expect(sameFields(FIELDS, structuredClone(FIELDS))).toBe(true);
		expect(differingKeys(FIELDS, { ...FIELDS, title: 'x', owners: ['a'], due: null })).toEqual(['title', 'due', 'owners']);
	});
});
