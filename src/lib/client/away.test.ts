import { describe, expect, it } from 'vitest';
import type { IssueFields } from '#lib/domain/fields.ts';
import { FIELDS } from '../../../tests/support/issue-fields.ts';
import { changesBetween } from './away.ts';

const PLAIN: IssueFields = { ...FIELDS, title: '乱停车', due: null, owners: [], tags: [] };

const issue = (number: number, set: Partial<IssueFields> = {}): [string, IssueFields] => [`i${number}`, { ...PLAIN, number, ...set }];
const changes = (before: [string, IssueFields][], now: [string, IssueFields][], own: string[] = []) =>
	changesBetween(new Map(before), new Map(now), new Set(own)).map(({ id, kind, fields }) => [id, kind, ...fields]);

describe('what changed while there was no connection', () => {
	it('names what came, was closed, left and was edited, in this order', () => {
		const before = [issue(1), issue(2), issue(3), issue(4), issue(5)];
		const now = [issue(1, { title: '乱停车三辆', owners: ['p1'] }), issue(2, { status: 'closed', closedAt: '2026-11-22T03:00:00Z' }), issue(3, { status: 'void' }), issue(5), issue(6)];
		expect(changes(before, now)).toEqual([
			['i6', 'came'],
			['i2', 'closed'],
			['i3', 'left'],
			['i4', 'left'],
			['i1', 'edited', 'title', 'owner']
		]);
	});

	it('leaves out what one has done oneself', () => {
		const before = [issue(1), issue(2)];
		const now = [issue(1, { title: '我写的', due: '2026-11-22T09:00:00Z' }), issue(2, { title: '我写的' })];
		expect(changes(before, now, ['i1:title', 'i2:title'])).toEqual([['i1', 'edited', 'due']]);
	});

	it('says nothing of what came and went in between, and of what only moved in its group', () => {
		expect(changes([issue(1)], [issue(1, { rank: 'a0' }), issue(2, { status: 'merged' })])).toEqual([]);
	});

	it('tells a step forward that changes no field', () => {
		expect(changes([issue(1)], [issue(1, { status: 'dispatched' })])).toEqual([['i1', 'edited']]);
	});
});
