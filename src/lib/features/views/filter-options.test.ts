import { describe, expect, it } from 'vitest';
import { searchOptions } from '#lib/ui/option.ts';
import { issue } from '../board/fixtures.ts';
import { loadPhonetic } from '../pinyin/load.ts';
import { parseQuery } from './address.ts';
import { chipsOf } from './chips.ts';
import { chosenOptions, filterOptions, withOption } from './filter-options.ts';
import { reference } from './fixtures.ts';
import { matcher, type Sight } from './match.ts';
import { PLAIN_VIEW } from './view.ts';

const start = Date.parse('2026-11-21T16:00:00Z');
const sight: Sight = { reference: reference(), me: 'member1', now: start + 14 * 3600_000, day: { start, end: start + 24 * 3600_000 }, phonetic: await loadPhonetic() };
const issues = [
	issue({ place: 'P1', owners: ['owner1'], due: '2026-11-22T01:00:00Z', tags: ['重点'], department: '保洁公司' }),
	issue({ place: 'A10', status: 'rework', owners: ['member1'], campaign: '垃圾桶', listed: true, department: '区建设局', category: '01001' }),
	issue({ place: 'C4', status: 'closed', department: '社区居委会', category: '07001' }),
	issue({ place: 'C4', status: 'void' })
];
const options = filterOptions(issues, sight);

describe('the filters to choose from', () => {
	it('say how many issues each of them would show, which is how many it shows', () => {
		for (const option of options) {
			const shown = issues.slice(0, 3).filter(matcher(withOption(PLAIN_VIEW, option.value), sight)).length;
			expect(option.hint, option.value).toMatch(new RegExp(`(^| )${shown}条$`));
		}
	});

	it('are each there once, and each can be set and taken back', () => {
		expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
		for (const { value } of options) {
			const set = withOption(PLAIN_VIEW, value);
			expect(chosenOptions(set)).toEqual([value]);
			expect(withOption(set, value)).toEqual(PLAIN_VIEW);
		}
	});

	it('are found by their words and by how these sound', () => {
		const first = (typed: string) => searchOptions(options, typed)[0]?.value;
		expect(first('花湖社区')).toBe('places:C4');
		expect(first('hhsq')).toBe('places:C4');
		expect(first('fangong')).toBe('statuses:rework');
		expect(first('重点')).toBe('tags:重点');
		expect(first('wfz')).toBe('mine');
	});

	it('stand together by what they are about', () => {
		const groups = options.map(({ group }) => group);
		const runs = groups.filter((group, index) => group !== groups[index - 1]);
		// Places come twice: communities early, all the others last.
		expect(runs).toEqual(['常用', '状态', '点位', '责任单位', '责任人', '专项整治', '标签', '类别', '点位']);
	});
});

describe('the chips of what is set', () => {
	const { view } = parseQuery('status=rework&place=C4&owner=owner1&due=overdue&mine=1&tag=a&closed=0');
	const chips = chipsOf(view, reference());

	it('say what and its value', () => {
		expect(chips.map(({ about, value }) => `${about}${value}`)).toEqual(['状态返工', '点位花湖社区', '责任人责任人01号', '已超期', '标签a', '我负责的', '不看已销号']);
	});

	it('each take themselves out and nothing else', () => {
		for (const { key, without } of chips) {
			const left = chipsOf(without, reference()).map((chip) => chip.key);
			expect(left).toEqual(chips.map((chip) => chip.key).filter((other) => other !== key));
		}
	});
});
