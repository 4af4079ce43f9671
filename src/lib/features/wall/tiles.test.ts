import { describe, expect, it } from 'vitest';
import { areaOf } from './fixtures.ts';
import { countMarks, shortName, tileMap } from './tiles.ts';

const grids = (communities: number, each: number) =>
	Array.from({ length: communities * each }, (_, at) => areaOf(`G${at + 1}`, `c${Math.floor(at / each)}`));
const alleys = (count: number) => Array.from({ length: count }, (_, at) => areaOf(`A${at + 1}`, 'c0', { kind: 'alley' }));

describe('the tiles of grids and alleys', () => {
	it('are rows of communities, in order, numbered as their codes are', () => {
		const { grids: rows, columns, density } = tileMap([areaOf('G07', 'a'), areaOf('G08', 'b'), areaOf('G09', 'a'), areaOf('G10', null)]);
		expect(rows.map(({ key, tiles }) => [key, tiles.map(({ label }) => label)])).toEqual([['a', ['07', '09']], ['b', ['08']], ['', ['10']]]);
		expect({ columns, density }).toEqual({ columns: 2, density: 'full' });
	});

	it('are numbered in their order where codes tell nothing apart', () => {
		const labels = (...codes: string[]) => tileMap(codes.map((code) => areaOf(code, 'a'))).grids[0]!.tiles.map(({ label }) => label);
		expect(labels('x-1', 'y-1')).toEqual(['01', '02']);
		expect(labels('east', 'west')).toEqual(['01', '02']);
		expect(labels('G112', 'G3')).toEqual(['112', '03']);
	});

	it('drop detail where there are many', () => {
		expect(tileMap([...grids(6, 6), ...alleys(17)])).toMatchObject({ density: 'full', columns: 6 });
		expect(tileMap(grids(5, 14)).density).toBe('count');
		expect(tileMap(grids(10, 5)).density).toBe('count');
		expect(tileMap(grids(5, 30)).density).toBe('rows');
		expect(tileMap(grids(20, 5)).density).toBe('rows');
		expect(tileMap([])).toMatchObject({ grids: [], alleys: [], columns: 1, density: 'full' });
	});

	it('have alleys in lines of nearly the same length', () => {
		expect(tileMap(alleys(17)).alleys.map(({ length }) => length)).toEqual([17]);
		expect(tileMap(alleys(45)).alleys.map(({ length }) => length)).toEqual([15, 15, 15]);
	});

	it('are counted by their marks', () => {
		const areas = [areaOf('a', null), areaOf('b', null, { issues: 2, open: 1 }), areaOf('c', null, { issues: 1, open: 1, overdue: 1 }), areaOf('d', null, { issues: 4 })];
		expect(countMarks(areas)).toEqual({ none: 1, open: 1, overdue: 1, cleared: 1 });
	});

	it('name a community by what is its own', () => {
		expect(shortName({ zh: '天虹社区', en: 'Tianhong Community' })).toEqual({ zh: '天虹', en: 'Tianhong' });
		expect(shortName({ zh: '社区', en: 'Community' })).toEqual({ zh: '社区', en: 'Community' });
	});
});
