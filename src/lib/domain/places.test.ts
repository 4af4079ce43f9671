import { describe, expect, it } from 'vitest';
import { type Place, type PlaceKind, PlaceTree } from './places.ts';

function place(code: string, kind: PlaceKind, parent: string | null, placeType: string | null = null): Place {
	return { code, kind, parent, placeType, name: { zh: code, en: code }, position: null };
}

const tree = new PlaceTree([
	place('S', 'street', null),
	place('C1', 'community', 'S'),
	place('G1', 'grid', 'C1', 'P04'),
	place('A1', 'alley', 'C1', 'P03'),
	place('D1', 'point', 'G1', 'P05'),
	place('D2', 'point', 'G1'),
	place('D3', 'point', 'A1')
]);
const codes = (places: Place[]) => places.map((found) => found.code);

describe('the tree of places', () => {
	it('leads from a check point up to the street', () => {
		expect(codes(tree.ancestors('D1'))).toEqual(['G1', 'C1', 'S']);
		expect(codes(tree.path('D1'))).toEqual(['S', 'C1', 'G1', 'D1']);
	});

	it('knows the community and the grid a place belongs to', () => {
		expect(tree.communityOf('D3')?.code).toBe('C1');
		expect(tree.communityOf('C1')?.code).toBe('C1');
		expect(tree.communityOf('S')).toBeUndefined();
		expect(tree.gridOf('D2')?.code).toBe('G1');
		expect(tree.gridOf('D3')).toBeUndefined();
	});

	it('lets a place without a type take that of the place it lies in', () => {
		expect(tree.placeTypeOf('D1')).toBe('P05');
		expect(tree.placeTypeOf('D2')).toBe('P04');
		expect(tree.placeTypeOf('C1')).toBeNull();
	});

	it('answers for a code that is not there', () => {
		expect(tree.get('X')).toBeUndefined();
		expect(tree.path('X')).toEqual([]);
		expect(tree.placeTypeOf('X')).toBeNull();
	});

	it('refuses what is no tree', () => {
		expect(() => new PlaceTree([place('G', 'grid', 'none')])).toThrow('which is not there');
		expect(() => new PlaceTree([place('S', 'street', null), place('S', 'street', null)])).toThrow('two places');
		expect(() => new PlaceTree([place('A', 'alley', 'B'), place('B', 'alley', 'A')])).toThrow('cannot lie in');
	});
});
