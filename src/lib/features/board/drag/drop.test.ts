import { describe, expect, it } from 'vitest';
import { issue } from '../fixtures.ts';
import { LAPTOP, offsetsOf } from '../lanes/layout.ts';
import { dropAt, type Landing } from './drop.ts';

const groups = [
	{ key: '区建设局', ids: ['a', 'b', 'c', 'done'] },
	{ key: '区城管局', ids: ['d'] }
];
const landing = (set: Partial<Landing> = {}): Landing => ({
	lane: 'coordination',
	groups,
	offsets: offsetsOf(groups, LAPTOP),
	sizes: LAPTOP,
	byDepartment: true,
	isClosed: (id) => id === 'done',
	...set
});
const here = issue({ lane: 'coordination', department: '区建设局' });
const there = issue({ lane: 'instant', department: '区建设局' });
/** px of the list: the upper edge of a row of the first group */
const row = (index: number) => 34 + index * 36;

describe('what dropping a row means', () => {
	it('is a new place in its group, counted without itself', () => {
		expect(dropAt(landing(), 'a', here, row(2))).toEqual({ lane: 'coordination', index: 1, line: row(2) });
		expect(dropAt(landing(), 'c', here, row(0))).toEqual({ lane: 'coordination', index: 0, line: row(0) });
	});

	it('is nothing where it stands already', () => {
		expect(dropAt(landing(), 'b', here, row(1))).toBeNull();
		expect(dropAt(landing(), 'b', here, row(2))).toBeNull();
	});

	it('is never a place among closed issues', () => {
		expect(dropAt(landing(), 'a', here, row(4) - 2)).toEqual({ lane: 'coordination', index: 2, line: row(3) });
	});

	it('is another department where the lane is put together by them', () => {
		expect(dropAt(landing(), 'a', here, 300)).toEqual({ lane: 'coordination', department: '区城管局', index: 1, line: 34 + 4 * 36 + 34 + 36 });
	});

	it('is nothing in another group that is no field of the issue', () => {
		expect(dropAt(landing({ byDepartment: false }), 'a', here, 300)).toBeNull();
	});

	it('is the other lane, wherever it belongs there', () => {
		const other = { lane: 'coordination', index: null, line: null };
		expect(dropAt(landing({ byDepartment: false }), 'x', there, 300)).toEqual(other);
		expect(dropAt(landing(), 'x', there, row(1))).toEqual(other);
		expect(dropAt(landing({ groups: [], offsets: [0] }), 'x', there, 10)).toEqual(other);
		expect(dropAt(landing({ groups: [], offsets: [0] }), 'x', here, 10)).toBeNull();
	});

	it('is the other lane and another department at once', () => {
		expect(dropAt(landing(), 'x', there, 34 + 4 * 36 + 34 + 2)).toMatchObject({ lane: 'coordination', department: '区城管局', index: 0 });
	});
});
