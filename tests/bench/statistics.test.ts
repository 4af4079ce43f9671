import { describe, expect, it } from 'vitest';
import { median, quantile, ratios, spreadOf } from './statistics.ts';

describe('statistics of the bench', () => {
	it('the median does not depend on the order, and one wild round does not move it', () => {
		expect(median([3, 1, 2])).toBe(2);
		expect(median([3, 1, 1_000])).toBe(3);
	});

	it('numbers are ordered as numbers', () => {
		expect(median([10, 9, 100])).toBe(10);
	});

	it('a quantile is a value that was measured', () => {
		const values = Array.from({ length: 100 }, (_, index) => 100 - index);
		expect(quantile(values, 0.5)).toBe(50);
		expect(quantile(values, 0.99)).toBe(99);
		expect(quantile(values, 1)).toBe(100);
		expect(quantile(values, 0)).toBe(1);
	});

	it('what was given is left as it was', () => {
		const values = new Float64Array([2, 1]);
		quantile(values, 0.5);
		expect([...values]).toEqual([2, 1]);
	});

	it('nothing measured is no number', () => {
		expect(() => median([])).toThrow(RangeError);
	});

	it('ratios are those of each round, not of the medians', () => {
		const pairs = [
			{ ours: 1, theirs: 1 },
			{ ours: 30, theirs: 10 },
			{ ours: 4, theirs: 2 }
		];
		expect(ratios(pairs)).toEqual({ median: 2, min: 1, max: 3 });
	});

	it('a spread shows the extremes', () => {
		expect(spreadOf([5, 7, 6])).toEqual({ median: 6, min: 5, max: 7 });
	});
});
