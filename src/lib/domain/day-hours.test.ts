import { describe, expect, it } from 'vitest';
import { dayTimes, hoursOf } from './day-hours.ts';
import type { BoardDate } from './ids.ts';

const USUAL = { patrol: '07:30', briefing: ['12:00', '13:30'], bulletin: '18:00' };

describe('the hours of a day', () => {
	it.each([{}, null, 'x', { hours: 5 }, { hours: { patrol: '7:30', briefing: ['12:00'], bulletin: '24:00' } }])(
		'are the usual ones where the settings say nothing readable: %j',
		(settings) => {
			expect(hoursOf(settings)).toEqual(USUAL);
		}
	);

	it('are those of the settings, one by one', () => {
		expect(hoursOf({ hours: { bulletin: '17:30', briefing: ['11:45', '13:00'] }, other: 1 })).toEqual({
			patrol: '07:30',
			briefing: ['11:45', '13:00'],
			bulletin: '17:30'
		});
	});

	it('are instants on a date, also where the clocks change', () => {
		const at = (ms: number) => new Date(ms).toISOString();
		const shanghai = dayTimes(hoursOf({}), '2026-11-22' as BoardDate, 'Asia/Shanghai');
		expect(at(shanghai.patrol)).toBe('2026-11-21T23:30:00.000Z');
		expect(at(shanghai.briefing.end)).toBe('2026-11-22T05:30:00.000Z');
		const berlin = dayTimes(hoursOf({}), '2026-03-29' as BoardDate, 'Europe/Berlin');
		expect(at(berlin.bulletin)).toBe('2026-03-29T16:00:00.000Z');
	});
});
