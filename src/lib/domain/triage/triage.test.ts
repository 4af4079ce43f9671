import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultCatalogue } from '#lib/domain/catalogue/index.ts';
import { defaultExamples, TriageEngine } from './index.ts';
import { parseRule } from './rule.ts';
import { rules } from './rules/index.ts';
import { states, things } from './vocabulary/index.ts';

const engine = () => new TriageEngine(defaultCatalogue, defaultExamples);
const shared = engine();
const categoryOf = (text: string, placeType: string | null = null) => shared.propose({ text, placeType }).category;

describe('the category', () => {
	test('is the one the checker chose, whatever the words say', () => {
		const answer = shared.propose({ text: '路灯不亮', placeType: null, category: '06012', item: 'P04-04' });
		expect(answer).toMatchObject({ category: '06012', confidence: 1, sure: true });
	});

	test('is the one the failed check yields', () => {
		const answer = shared.propose({ text: '', placeType: '居民小区', item: 'P04-04' });
		expect(answer.category).toBe('LOCAL-04');
		expect(answer.reasons[0]).toEqual({ code: 'checklist_item', params: { item: 'P04-04', category: 'LOCAL-04' } });
	});

	test.each([
		['停车场有大片积水', 'LOCAL-01'],
		['出租车候客区地上烟头多', '06012'],
		['电线杆张贴小广告', '07001'],
		['墙角堆放大件旧家具', '06035'],
	])('is of what is found, not of what the place is named after: %s', (text, category) => {
		expect(categoryOf(text)).toBe(category);
	});

	test('follows an alias, and the reason shows it and whose matter it is', () => {
		const answer = new TriageEngine(defaultCatalogue, []).propose({ text: '下水管网破损', placeType: null });
		expect(answer).toMatchObject({ category: 'LOCAL-13', lane: 'coordination', department: '区建设局', sure: true });
		expect(answer.reasons.map(({ code }) => code)).toContain('department_of_category');
	});

	// The rules by which the examples are labelled.
	test.each([
		['人行道上车辆乱停', '09009'], ['电动车乱停', '09010'],
		['私拉电线', 'LOCAL-12'], ['空中网线杂乱', '06008'],
		['墙角垃圾成堆', '06010'], ['地面有零星垃圾', '06012'], ['垃圾桶满溢', '06042'],
		['早餐店出店经营', '09005'], ['占道经营', '09006'],
		['没有公益广告', 'LOCAL-07'], ['公益广告破损', '07008'],
		['灭火器失效', 'LOCAL-17'], ['消防栓没水', '01013'], ['消防设施损坏', '01013'],
	])('of %s is %s', (text, category) => {
		expect(categoryOf(text)).toBe(category);
	});

	test('takes a thing that only says where for a place', () => {
		expect(categoryOf('护栏上晒着被子')).toBe('06007');
		expect(categoryOf('公厕门前路面破损', '公共厕所')).toBe('06013');
	});

	test('is the same in traditional characters', () => {
		expect(categoryOf('樓道堆放雜物')).toBe(categoryOf('楼道堆放杂物'));
	});

	test('is asked for where nothing speaks for any', () => {
		for (const text of ['', '。。。', 'zzz', '某处需要看看']) {
			expect(shared.propose({ text, placeType: '文化场馆' })).toMatchObject({ category: null, sure: false });
		}
	});
});

describe('what the task force decided', () => {
	test('moves the lane and department of a category at that kind of place, and nowhere else', () => {
		const taught = engine();
		taught.learn({ kind: 'lane', category: '06013', placeType: '居民小区', lane: 'instant', department: '物业企业' });
		expect(taught.propose({ text: '路面坑洼', placeType: 'P04' })).toMatchObject({ lane: 'instant', department: '物业企业' });
		expect(taught.propose({ text: '路面坑洼', placeType: 'P01' })).toMatchObject({ lane: 'coordination', department: '区建设局' });
	});

	test('decides the category of the same words from then on', () => {
		const taught = engine();
		taught.learn({ kind: 'category', text: '門口有個大傢伙', placeType: null, category: '06035' });
		expect(taught.propose({ text: '门口有个大家伙', placeType: null })).toMatchObject({ category: '06035', sure: true });
	});
});

test('any text and place type get an answer whose parts agree', () => {
	fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.option(fc.string()), (text, placeType) => {
		const answer = shared.propose({ text, placeType });
		expect(answer.confidence).toBeGreaterThanOrEqual(0);
		expect(answer.confidence).toBeLessThanOrEqual(1);
		if (answer.sure) expect(answer.lane).not.toBeNull();
	}));
});

test('the same finding gets the same answer however often it is asked', () => {
	for (const { text, placeType } of defaultExamples.slice(0, 50)) {
		expect(shared.propose({ text, placeType })).toEqual(shared.propose({ text, placeType }));
	}
});

test('every rule is of a category that exists and of concepts that have words', () => {
	for (const [category, lines] of Object.entries(rules)) {
		expect(defaultCatalogue.category(category), category).toBeDefined();
		for (const { terms } of lines.map((line) => parseRule(category, line))) {
			for (const { kind, name } of terms.flatMap(({ atoms }) => atoms)) {
				if (kind === 'concept') expect(name in things || name in states, `${category}: @${name}`).toBe(true);
				if (kind === 'place') expect(defaultCatalogue.placeType(name), `${category}: #${name}`).toBeDefined();
			}
		}
	}
});

test('every category has rules', () => {
	for (const code of defaultCatalogue.categories.keys()) expect(rules[code]?.length, code).toBeGreaterThan(0);
});
