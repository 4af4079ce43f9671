import { describe, expect, it } from 'vitest';
import { figuresOf } from '#lib/domain/figures.ts';
import type { IssueFields } from '#lib/domain/fields.ts';
import { issue } from '../board/fixtures.ts';
import { loadPhonetic } from '../pinyin/load.ts';
import { parseQuery } from './address.ts';
import { reference } from './fixtures.ts';
import { dependsOnTime, matcher, matches, type Sight, wantsSound } from './match.ts';
import { PLAIN_VIEW } from './view.ts';

const start = Date.parse('2026-11-21T16:00:00Z');
const sight: Sight = {
	reference: reference(),
	me: 'member1',
	now: start + 14 * 3600_000,
	day: { start, end: start + 24 * 3600_000 },
	phonetic: await loadPhonetic()
};
const shows = (query: string, set: Partial<IssueFields> = {}) => matches(issue(set), parseQuery(query).view, sight);

describe('what a view shows', () => {
	it('is everything at first', () => {
		expect(shows('')).toBe(true);
		expect(shows('', { status: 'closed' })).toBe(true);
	});

	it.each<[string, Partial<IssueFields>, Partial<IssueFields>]>([
		['status=rework.dispatched', { status: 'dispatched' }, { status: 'accepted' }],
		['closed=0', { status: 'rework' }, { status: 'closed' }],
		['category=07001&category=06042', { category: '06042' }, { category: null }],
		['place=C1', { place: 'P1' }, { place: 'G19' }],
		['place=C1', { place: 'C1' }, { place: 'HH' }],
		['place=G01', { place: 'P1' }, { place: 'C1' }],
		['place=P1', { place: 'P1' }, { place: 'somewhere' }],
		[`department=${encodeURIComponent('区建设局')}`, { department: '区建设局' }, { department: null }],
		['owner=owner1', { owners: ['owner1', 'owner2'] }, { owners: ['owner2'] }],
		['owner=owner1', { owners: ['owner1'] }, { owners: [] }],
		['mine=1', { owners: ['member1', 'owner1'] }, { owners: ['owner1'] }],
		['unowned=1', { owners: [] }, { owners: ['owner1'] }],
		['unowned=1&owner=owner1', { owners: ['owner1'] }, { owners: ['owner2'] }],
		['listed=1', { listed: true }, { listed: false }],
		['repeat=1', { repeat: true }, { repeat: false }],
		['tag=a&tag=b', { tags: ['b', 'c'] }, { tags: ['c'] }],
		[`campaign=${encodeURIComponent('垃圾桶')}`, { campaign: '垃圾桶' }, { campaign: null }],
		['due=overdue', { due: '2026-11-22T05:59:00Z' }, { due: '2026-11-22T06:01:00Z' }],
		['due=overdue', { due: '2026-11-22T05:59:00Z' }, { due: '2026-11-22T05:59:00Z', status: 'deferred' }],
		['due=today', { due: '2026-11-22T15:59:00Z' }, { due: '2026-11-22T16:00:00Z' }],
		['due=none', { due: null }, { due: '2026-11-22T16:00:00Z' }],
		['status=accepted&mine=1', { owners: ['member1'] }, { owners: ['member1'], status: 'rework' }]
	])('by %s is one and not the other', (query, yes, no) => {
		expect(shows(query, yes)).toBe(true);
		expect(shows(query, no)).toBe(false);
	});

	it('named statuses are shown whether or not closed ones are', () => {
		expect(shows('status=closed&closed=0', { status: 'closed' })).toBe(true);
	});

	it('by deadline is what the figures of the day count', () => {
		const issues = ['accepted', 'closed', 'deferred', 'awaiting_check', 'parked', 'rework'].flatMap((status) =>
			['2026-11-20T00:00:00Z', '2026-11-22T01:00:00Z', '2026-11-22T15:00:00Z', '2026-11-23T00:00:00Z', null].map((due) =>
				issue({ status: status as IssueFields['status'], due })
			)
		);
		const figures = figuresOf(issues, 0, sight);
		expect(figures.overdue).toBeGreaterThan(3);
		expect(issues.filter(matcher(parseQuery('due=overdue').view, sight))).toHaveLength(figures.overdue);
		expect(issues.filter(matcher(parseQuery('due=today').view, sight))).toHaveLength(figures.dueToday);
	});
});

describe('the words that are searched for', () => {
	const one = { number: 17, title: '垃圾站旁垃圾未清，地面脏污', place: 'P1', owners: ['owner1'], department: '保洁公司' };
	const finds = (text: string, set: Partial<IssueFields> = one) => matches(issue(set), { ...PLAIN_VIEW, text }, sight);

	it.each(['017', '#17', '17', '1', '垃圾站', '天虹', '天虹社区天虹第一', '13栋', '满溢', '责任人01', '保洁', '垃圾 天虹', ' 地面　脏污 ', 'ljz', 'dcxq', 'dianchang', '电厂xq13d', 'LJZ', '１３栋'])(
		'%s finds it',
		(text) => expect(finds(text)).toBe(true)
	);

	it.each(['018', '#1', '7', '019', '花湖', '垃圾 花湖', 'hhsq', 'zzz', '14栋', '脏污天虹', 'zwth'])('%s does not', (text) => {
		expect(finds(text)).toBe(false);
	});

	it('number 170 is found by 17, but not by 017', () => {
		expect(finds('17', { ...one, number: 170 })).toBe(true);
		expect(finds('017', { ...one, number: 170 })).toBe(false);
		expect(finds('1700', { ...one, number: 1700 })).toBe(true);
	});

	it('are read anew when the issue changes', () => {
		const before = issue({ title: '路灯不亮' });
		const view = { ...PLAIN_VIEW, text: '路灯' };
		expect(matches(before, view, sight)).toBe(true);
		expect(matches({ ...before, title: '井盖松动' }, view, sight)).toBe(false);
	});

	it('find Latin letters alone until sounds are there', () => {
		expect(matches(issue(one), { ...PLAIN_VIEW, text: 'ljz' }, { ...sight, phonetic: null })).toBe(false);
		expect(matches(issue({ title: 'LED屏不亮' }), { ...PLAIN_VIEW, text: 'led' }, { ...sight, phonetic: null })).toBe(true);
	});

	it('say whether sounds are wanted', () => {
		expect(wantsSound({ ...PLAIN_VIEW, text: '花湖 hhsq' })).toBe(true);
		expect(wantsSound({ ...PLAIN_VIEW, text: '花湖 017' })).toBe(false);
	});
});

it('only deadlines depend on the clock', () => {
	expect(dependsOnTime(parseQuery('status=rework&mine=1&due=today.none').view)).toBe(false);
	expect(dependsOnTime(parseQuery('due=overdue').view)).toBe(true);
	expect(dependsOnTime(parseQuery('instant-by=due').view)).toBe(true);
});
