import { describe, expect, it } from 'vitest';
import { countTicks, timeTicks } from './ticks.ts';

describe('ticks of counts', () => {
	it.each([
		[0, [0, 1]],
		[1, [0, 1]],
		[4, [0, 1, 2, 3, 4]],
		[5, [0, 2, 4, 6]],
		[30, [0, 10, 20, 30]],
		[31, [0, 10, 20, 30, 40]],
		[73, [0, 20, 40, 60, 80]],
		[1234, [0, 500, 1000, 1500]]
	])('reach %i in whole, even steps', (max, ticks) => {
		expect(countTicks(max)).toEqual(ticks);
	});

	it('are never more than asked for', () => {
		for (let max = 0; max < 3000; max += 7) expect(countTicks(max, 3).length).toBeLessThanOrEqual(4);
	});
});

describe('ticks of time', () => {
	const H = 3_600_000;
	const midnight = 16 * H;
	const hours = (from: number, to: number, most: number) =>
		timeTicks({ from: midnight + from * H, to: midnight + to * H }, midnight, [H, 2 * H, 4 * H], most).map((at) => (at - midnight) / H);

	it('stand at full hours of the day they are counted from', () => {
		expect(hours(7.5, 18, 12)).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]);
	});

	it('are wider apart where the narrow ones would be too many', () => {
		expect(hours(7.5, 18, 6)).toEqual([8, 10, 12, 14, 16, 18]);
		expect(hours(0, 24, 6)).toEqual([0, 4, 8, 12, 16, 20, 24]);
	});

	it('are none in a span that holds none', () => {
		expect(hours(7.2, 7.8, 6)).toEqual([]);
	});
});
