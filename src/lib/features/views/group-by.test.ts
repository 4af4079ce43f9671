import { describe, expect, it } from 'vitest';
import type { IssueFields } from '#lib/domain/fields.ts';
import { issue } from '../board/fixtures.ts';
import { reference } from './fixtures.ts';
import { groupRule } from './group-by.ts';
import { type Grouping, GROUPINGS } from './view.ts';

const moment = { now: Date.parse('2026-11-22T06:00:00Z'), timeZone: 'Asia/Shanghai' };
const names = (by: Grouping, ...sets: Partial<IssueFields>[]) => {
	const { keyOf, nameOf } = groupRule(by, reference(), moment);
	return sets.map((set) => nameOf(keyOf(issue(set))));
};

describe('groups of a lane', () => {
	it('are named, also where nothing is known', () => {
		expect(names('community', { place: 'P1' }, { place: 'A10' }, { place: 'HH' })).toEqual(['天虹社区', '花湖社区', '未定社区']);
		expect(names('grid', { place: 'P1' }, { place: 'A10' })).toEqual(['天虹第一网格', '不在网格内']);
		expect(names('department', { department: '区建设局' }, { department: null })).toEqual(['区建设局', '未定部门']);
		expect(names('category', { category: '07001' }, { category: null }, { category: 'gone' })).toEqual(['牛皮癣小广告', '未定类别', 'gone']);
		expect(names('owner', { owners: ['owner1'] }, { owners: ['owner1', 'owner2'] }, {})).toEqual(['责任人01号', '责任人01号、责任人02号', '未定责任人']);
		expect(names('status', { status: 'rework' })).toEqual(['返工']);
	});

	it('by deadline keep to the calendar of the street', () => {
		const due = (iso: string | null, status: IssueFields['status'] = 'accepted') => ({ due: iso, status });
		expect(
			names(
				'due',
				due('2026-11-22T05:00:00Z'),
				due('2026-11-22T15:59:00Z'),
				due('2026-11-22T16:00:00Z'),
				due('2026-11-23T16:00:00Z'),
				due(null),
				due('2026-11-22T05:00:00Z', 'parked'),
				due('2026-11-22T05:00:00Z', 'closed')
			)
		).toEqual(['已超期', '今日到期', '明日到期', '以后到期', '没有时限', '没有时限', '已销号']);
	});

	it.each(GROUPINGS)('by %s put each issue into one group whose key can be found in the order or comes after', (by) => {
		const rule = groupRule(by, reference(), moment);
		const key = rule.keyOf(issue({ place: 'P1', owners: ['owner1'], category: '06042', department: '保洁公司', due: '2026-11-22T15:00:00Z' }));
		expect(rule.order).toContain(key);
		expect(rule.nameOf(key)).toMatch(/\p{Script=Han}/u);
		expect(new Set(rule.order).size).toBe(rule.order.length);
	});
});
