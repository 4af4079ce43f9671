import { describe, expect, it } from 'vitest';
import { searchOptions } from '#lib/ui/option.ts';
import { loadPhonetic } from '../pinyin/load.ts';
import { reference as street } from '../views/fixtures.ts';
import { campaignChoices, categoryChoices, departmentChoices, personChoices, placeChoices, tagChoices } from './choices.ts';
import { issue } from './fixtures.ts';

describe('what a field can be given', async () => {
	const phonetic = await loadPhonetic();
	const reference = street();
	const values = (options: readonly { value: string }[]) => options.map(({ value }) => value);

	it('names those who answer for grids first, under their role', () => {
		const people = personChoices(reference);
		expect(values(people)).toEqual(['owner1', 'owner2', 'member1', 'leader1']);
		expect(people.map(({ group }) => group)).toEqual(['包保责任人', '包保责任人', '专班成员', '领导']);
	});

	it('lists places as they lie in each other, without the street itself', () => {
		const places = placeChoices(reference);
		expect(values(places)).toEqual(['C1', 'G01', 'P1', 'C4', 'G19', 'A10']);
		expect(places.find(({ value }) => value === 'P1')).toMatchObject({ label: '电厂小区13栋', group: '天虹社区', hint: '天虹第一网格' });
	});

	it('puts the community that one is in first', () => {
		expect(values(placeChoices(reference, null, 'A10'))).toEqual(['C4', 'G19', 'A10', 'C1', 'G01', 'P1']);
	});

	it.each([
		['hhsq', 'C4'],
		['lianou', 'A10'],
		['dcxq', 'P1'],
		['G19', 'G19'],
		['01', 'G01']
	])('finds a place by %s', (typed, code) => {
		expect(values(searchOptions(placeChoices(reference, phonetic), typed))[0]).toBe(code);
	});

	it('finds people, categories, departments and campaigns by their initials', () => {
		const find = (options: Parameters<typeof searchOptions>[0], typed: string) => values(searchOptions(options, typed));
		expect(find(personChoices(reference, phonetic), 'zb1')).toEqual(['member1']);
		expect(find(personChoices(reference, phonetic), '责02')).toEqual(['owner2']);
		expect(find(categoryChoices(reference, phonetic), 'jgps')).toEqual(['01001']);
		expect(find(departmentChoices(reference, phonetic), 'qjsj')).toEqual(['区建设局']);
		expect(find(campaignChoices(phonetic), 'wssj')).toEqual(['卫生死角']);
	});

	it('offers each tag of the board once', () => {
		const issues = [issue({ tags: ['迎检', '10号院'] }), issue({ tags: ['2号院', '迎检'] })];
		expect(values(tagChoices(issues))).toEqual(['2号院', '10号院', '迎检']);
	});
});
