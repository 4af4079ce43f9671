import { describe, expect, it } from 'vitest';
import { ageInDays, dayBounds, isBoardDate, localDate, nextDate } from './days.ts';
import type { BoardDate } from './ids.ts';

const date = (text: string) => text as BoardDate;

describe('days', () => {
	it('begin at midnight where the task force is', () => {
		expect(localDate(Date.parse('2026-11-21T15:59:59.999Z'), 'Asia/Shanghai')).toBe('2026-11-21');
		expect(localDate(Date.parse('2026-11-21T16:00:00.000Z'), 'Asia/Shanghai')).toBe('2026-11-22');
		expect(localDate(Date.parse('1969-12-31T23:00:00.500Z'), 'UTC')).toBe('1969-12-31');
	});

	it('end where the next one begins', () => {
		const { start, end } = dayBounds(date('2026-11-22'), 'Asia/Shanghai');
		expect(start).toBe(Date.parse('2026-11-21T16:00:00Z'));
		expect(end).toBe(Date.parse('2026-11-22T16:00:00Z'));
	});

	it.each([
		['2026-10-25', 25],
		['2027-03-28', 23],
		['2026-11-22', 24]
	])('have the hours the clocks give them: %s in Berlin', (day, hours) => {
		const { start, end } = dayBounds(date(day), 'Europe/Berlin');
		expect((end - start) / 3_600_000).toBe(hours);
	});

	it('begin with the first instant there is where midnight is skipped', () => {
		// Lebanon turns forward at 00:00 on 2026-03-29, so that day begins at 01:00.
		const { start } = dayBounds(date('2026-03-29'), 'Asia/Beirut');
		expect(localDate(start, 'Asia/Beirut')).toBe('2026-03-29');
		expect(localDate(start - 1, 'Asia/Beirut')).toBe('2026-03-28');
	});

	it('follow one another over months, years and leap days', () => {
		expect(nextDate(date('2026-12-31'))).toBe('2027-01-01');
		expect(nextDate(date('2028-02-28'))).toBe('2028-02-29');
	});

	it('count the age of what is carried', () => {
		expect(ageInDays(date('2026-11-22'), date('2026-11-22'))).toBe(0);
		expect(ageInDays(date('2026-10-30'), date('2026-11-02'))).toBe(3);
		expect(ageInDays(date('2026-11-23'), date('2026-11-22'))).toBe(0);
	});

	it('are told from what no calendar has', () => {
		expect(isBoardDate('2026-02-28')).toBe(true);
		expect(isBoardDate('2026-02-30')).toBe(false);
		expect(isBoardDate('today')).toBe(false);
	});
});
