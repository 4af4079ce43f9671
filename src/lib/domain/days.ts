import type { BoardDate } from './ids.ts';
import { DAY, fromWall, toWall } from './wall-clock.ts';

/** The calendar date of an instant (ms) where the task force is. */
export function localDate(ms: number, timeZone: string): BoardDate {
	return isoDate(toWall(ms, timeZone));
}

/** From the first instant of a date to the first of the next: ms, `end` exclusive; 23 to 25 hours apart. */
export function dayBounds(date: BoardDate, timeZone: string): { start: number; end: number } {
	const wall = wallOf(date);
	return { start: fromWall(wall, timeZone), end: fromWall(wall + DAY, timeZone) };
}

export function nextDate(date: BoardDate): BoardDate {
	return isoDate(wallOf(date) + DAY);
}

/** Days between two dates: 0 on the day an issue was opened. Never negative. */
export function ageInDays(opened: BoardDate, today: BoardDate): number {
	return Math.max(0, Math.round((wallOf(today) - wallOf(opened)) / DAY));
}

/** Whether it is a date that the calendar has, written `YYYY-MM-DD`. */
export function isBoardDate(value: string): value is BoardDate {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
	const wall = Date.parse(`${value}T00:00:00Z`);
	return !Number.isNaN(wall) && isoDate(wall) === value;
}

function wallOf(date: BoardDate): number {
	return Date.parse(`${date}T00:00:00Z`);
}

function isoDate(wall: number): BoardDate {
	return new Date(wall).toISOString().slice(0, 10) as BoardDate;
}
