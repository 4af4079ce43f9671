import { describe, expect, it } from 'vitest';
import { LAPTOP, offsetsOf, rowsWithin, rowTop, windowOf } from './layout.ts';

const groups = [
	{ key: 'a', ids: ['1', '2', '3'] },
	{ key: 'b', ids: ['4'] }
];
const offsets = offsetsOf(groups, LAPTOP);

describe('where rows stand', () => {
	it('is reckoned from the heights of bands and rows', () => {
		expect(offsets).toEqual([0, 142, 212]);
		expect(rowTop(offsets, { group: 1, index: 0 }, LAPTOP)).toBe(176);
	});

	it('makes the rows of the window and no others', () => {
		expect(rowsWithin({ from: 0, to: 100 }, 0, 3, LAPTOP)).toEqual({ first: 0, end: 2 });
		expect(rowsWithin({ from: 1000, to: 2000 }, 0, 3, LAPTOP)).toEqual({ first: 26, end: 26 });
		expect(rowsWithin({ from: 0, to: 100 }, 5000, 3, LAPTOP)).toEqual({ first: 0, end: 0 });
	});

	it('moves the window in steps, always beyond what is seen', () => {
		const near = windowOf(1440, 700, LAPTOP);
		expect(windowOf(1445, 690, LAPTOP)).toEqual(near);
		expect(near.from).toBeLessThan(1440);
		expect(near.to).toBeGreaterThan(2140);
	});
});
