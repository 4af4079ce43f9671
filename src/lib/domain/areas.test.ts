import { describe, expect, it } from 'vitest';
import { areaMark, areaStates, coverageOf } from './areas.ts';
import { type Place, type PlaceKind, PlaceTree } from './places.ts';
import type { Status } from './statuses.ts';

const place = (code: string, kind: PlaceKind, parent: string | null): Place => ({
	code,
	kind,
	parent,
	name: { zh: code, en: code },
	placeType: null,
	position: null
});
const TREE = new PlaceTree([
	place('s', 'street', null),
	place('c', 'community', 's'),
	place('g1', 'grid', 'c'),
	place('p1', 'point', 'g1'),
	place('a1', 'alley', 'g1'),
	place('g2', 'grid', 'c'),
	place('a2', 'alley', 'c')
]);
const NOW = Date.parse('2026-11-22T08:00:00Z');
const issue = (where: string, status: Status, due: string | null = null) => ({ place: where, status, due });

describe('grids and alleys', () => {
	it('are all there, in their order, before anything was found', () => {
		expect(areaStates([], TREE, NOW).map(({ place, issues }) => [place, issues])).toEqual([['g1', 0], ['a1', 0], ['g2', 0], ['a2', 0]]);
	});

	it('have the issues at them and below them', () => {
		const late = '2026-11-22T07:00:00Z';
		const states = areaStates(
			[
				issue('p1', 'accepted', late),
				issue('a1', 'closed', late),
				issue('g1', 'parked', late),
				issue('g2', 'void'),
				issue('a2', 'awaiting_check', '2026-11-22T09:00:00Z'),
				issue('c', 'accepted'),
				issue('gone', 'accepted')
			],
			TREE,
			NOW
		);
		expect(states).toEqual([
			{ place: 'g1', kind: 'grid', issues: 3, open: 2, overdue: 1 },
			{ place: 'a1', kind: 'alley', issues: 1, open: 0, overdue: 0 },
			{ place: 'g2', kind: 'grid', issues: 0, open: 0, overdue: 0 },
			{ place: 'a2', kind: 'alley', issues: 1, open: 1, overdue: 0 }
		]);
		expect(states.map(areaMark)).toEqual(['overdue', 'cleared', 'none', 'open']);
	});

	it('are covered where something was found, whatever became of it', () => {
		expect(coverageOf(['p1', 'p1', 'a2', 'c', 'gone'], TREE)).toEqual({ grid: { part: 1, base: 2 }, alley: { part: 1, base: 2 } });
		expect(coverageOf(['a1'], TREE)).toEqual({ grid: { part: 1, base: 2 }, alley: { part: 1, base: 2 } });
	});
});
