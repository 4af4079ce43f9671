import { describe, expect, it } from 'vitest';
import { wallOf } from './fixtures.ts';
import { hourRows, spanOf } from './span.ts';

const ZONE = 'Asia/Shanghai';
const midnight = Date.parse('2026-11-21T16:00:00Z');
const H = 3_600_000;
const at = (hour: number) => midnight + hour * H;
const iso = (hour: number) => new Date(at(hour)).toISOString();
const shown = (wall: ReturnType<typeof wallOf>, hour: number) => {
	const { from, to, now } = spanOf(wall, at(hour), ZONE);
	return [from, to, now].map((ms) => (ms - midnight) / H);
};

describe('the stretch of a day', () => {
	it('goes from the patrol to the bulletin', () => {
		expect(shown(wallOf(), 10)).toEqual([7.5, 18, 10]);
		expect(shown(wallOf(), 6)).toEqual([7.5, 18, 6]);
	});

	it('begins earlier where something was earlier, but not before the day', () => {
		const steps = [{ at: iso(-1), left: 3 }, { at: iso(6.2), left: 4 }];
		expect(shown(wallOf({ burnDown: steps }), 10)).toEqual([6, 18, 10]);
		expect(shown(wallOf({ findingsByHour: [{ from: iso(-2), count: 1 }, { from: iso(3), count: 1 }] }), 10)).toEqual([3, 18, 10]);
	});

	it('goes on with the evening, to midnight at most', () => {
		expect(shown(wallOf(), 20.4)).toEqual([7.5, 21, 20.4]);
		expect(shown(wallOf(), 24.3)).toEqual([7.5, 18, 24]);
		expect(shown(wallOf({ burnDown: [{ at: iso(0), left: 1 }, { at: iso(23.5), left: 2 }] }), 24.1)).toEqual([7.5, 24, 24]);
	});

	it('ends with the sealing of a sealed day', () => {
		expect(shown(wallOf({ sealedAt: iso(19.5) }), 100)).toEqual([7.5, 20, 19.5]);
	});

	it('has not begun on a board of tomorrow', () => {
		expect(shown(wallOf(), -5)).toEqual([7.5, 18, -5]);
	});
});

describe('the day as a table', () => {
	const wall = wallOf({
		burnDown: [{ at: iso(0), left: 5 }, { at: iso(8.5), left: 7 }, { at: iso(9), left: 6 }],
		findingsByHour: [{ from: iso(8), count: 12 }]
	});

	it('has a row for each hour that has begun', () => {
		expect(hourRows(wall, spanOf(wall, at(9.5), ZONE))).toEqual([
			{ from: at(7), to: at(8), findings: 0, left: 5 },
			{ from: at(8), to: at(9), findings: 12, left: 6 },
			{ from: at(9), to: at(9.5), findings: 0, left: 6 }
		]);
	});

	it('has none before the day begins', () => {
		expect(hourRows(wallOf(), spanOf(wallOf(), at(-5), ZONE))).toEqual([]);
	});
});
