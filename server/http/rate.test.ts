import { describe, expect, it } from 'vitest';
import { Rate } from './rate.ts';

describe('a rate', () => {
	it('lets a burst through, then as many as come back in time', () => {
		let now = 0;
		const rate = new Rate(3, 2, () => now);
		const taken = (count: number) => Array.from({ length: count }, () => rate.take('a'));
		expect(taken(4)).toEqual([0, 0, 0, 1]);
		now += 500;
		expect(taken(2)).toEqual([0, 1]);
		now += 60_000;
		expect(taken(4), 'never more than the burst').toEqual([0, 0, 0, 1]);
	});

	it('is each key’s own, and what is refused costs nothing', () => {
		let now = 0;
		const rate = new Rate(1, 1, () => now);
		expect(rate.take('a')).toBe(0);
		expect(rate.take('b')).toBe(0);
		for (let time = 0; time < 10; time++) expect(rate.take('a')).toBe(1);
		now += 1000;
		expect(rate.take('a')).toBe(0);
	});
});
