import { describe, expect, it } from 'vitest';
import { answerDue, deadline } from './deadlines.ts';
import type { BoardDate } from './ids.ts';

const timeZone = 'Asia/Shanghai';
const at = (local: string) => Date.parse(`${local}+08:00`);
const coordination = (local: string, limitHours: number, holidays?: ReadonlySet<BoardDate>) =>
	deadline({ from: at(local), limitHours, lane: 'coordination', timeZone, holidays });

describe('deadlines', () => {
	it('count calendar hours in the instant lane, over nights and weekends', () => {
		expect(deadline({ from: at('2026-11-20T15:00'), limitHours: 24, lane: 'instant', timeZone })).toBe(at('2026-11-21T15:00'));
		expect(deadline({ from: at('2026-11-20T22:00'), limitHours: 4, lane: 'instant', timeZone })).toBe(at('2026-11-21T02:00'));
	});

	it.each([
		['Monday to Tuesday', '2026-11-16T09:30', 24, '2026-11-17T09:30'],
		['Friday to Monday', '2026-11-20T15:00', 24, '2026-11-23T15:00'],
		['three working days over a weekend', '2026-11-19T15:00', 72, '2026-11-24T15:00'],
		['half a working day', '2026-11-18T08:00', 12, '2026-11-18T20:00'],
		['half a working day on Friday evening', '2026-11-20T18:00', 12, '2026-11-23T06:00'],
		['two weeks', '2026-11-20T15:00', 240, '2026-12-04T15:00'],
		['from Saturday: the whole of Monday', '2026-11-21T11:00', 24, '2026-11-23T23:59'],
		['up to midnight on Friday, not on Monday', '2026-11-20T00:00', 24, '2026-11-20T23:59']
	])('count working days in the coordination lane: %s', (_, from, limitHours, due) => {
		expect(coordination(from, limitHours)).toBe(at(due));
	});

	it('pass over holidays that are set', () => {
		const holidays = new Set(['2026-11-23', '2026-11-24'] as BoardDate[]);
		expect(coordination('2026-11-20T15:00', 24, holidays)).toBe(at('2026-11-25T15:00'));
	});

	it('judge the weekend by the clock of the task force, not by UTC', () => {
		// Saturday 02:00 in Shanghai is still Friday in UTC.
		expect(coordination('2026-11-21T02:00', 24)).toBe(at('2026-11-23T23:59'));
	});

	it('keep the time of day where the clocks change', () => {
		// Berlin turns back on Sunday 2026-10-25 and forward on Sunday 2027-03-28.
		const from = Date.parse('2026-10-23T09:00+02:00');
		expect(deadline({ from, limitHours: 24, lane: 'coordination', timeZone: 'Europe/Berlin' })).toBe(
			Date.parse('2026-10-26T09:00+01:00')
		);
		const spring = Date.parse('2027-03-26T09:00+01:00');
		expect(deadline({ from: spring, limitHours: 24, lane: 'coordination', timeZone: 'Europe/Berlin' })).toBe(
			Date.parse('2027-03-29T09:00+02:00')
		);
	});

	it('give a letter three working days to be answered', () => {
		expect(answerDue({ from: at('2026-11-18T16:20'), timeZone })).toBe(at('2026-11-23T16:20'));
	});
});
