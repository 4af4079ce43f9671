import { localDate } from '#lib/domain/days.ts';
import { DAY, fromWall, toWall } from '#lib/domain/wall-clock.ts';
import { getLocale } from '#lib/paraglide/runtime.js';

/** An instant as `datetime-local` inputs hold it, in the task force's zone. */
export function toInput(iso: string | null, timeZone: string): string {
	return iso === null ? '' : new Date(toWall(Date.parse(iso), timeZone)).toISOString().slice(0, 16);
}

/** @returns the instant as ISO 8601 in UTC, or null for an empty or unreadable input */
export function fromInput(value: string, timeZone: string): string | null {
	const wall = Date.parse(`${value}Z`);
	return Number.isNaN(wall) ? null : new Date(fromWall(wall, timeZone)).toISOString();
}

/** `10月21日 12:52` / `21 Oct, 12:52`, in the task force's zone; with its year where that is not the one that is meant. */
export function dateTime(iso: string, timeZone: string, meant?: string): string {
	const year = meant === undefined || localDate(Date.parse(iso), timeZone).startsWith(meant) ? {} : { year: 'numeric' as const };
	return format(Date.parse(iso), timeZone, { ...year, month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** `10月21日 星期三` / `21 October Wednesday`, of a calendar date. */
export function longDate(date: string): string {
	const at = Date.parse(`${date}T00:00:00Z`);
	const day = format(at, 'UTC', { month: 'long', day: 'numeric' });
	return `${day}\u2002${format(at, 'UTC', { weekday: 'long' })}`;
}

/** `10月21日` / `21 Oct`, where there is little room. */
export function shortDate(date: string): string {
	return format(Date.parse(`${date}T00:00:00Z`), 'UTC', { month: 'short', day: 'numeric' });
}

/** Noon of the day after, as a first proposal for a date to put something off to. */
export function tomorrowNoon(now: number, timeZone: string): string {
	const wall = toWall(now, timeZone);
	return new Date(wall - (wall % DAY) + DAY + DAY / 2).toISOString().slice(0, 16);
}

function format(ms: number, timeZone: string, options: Intl.DateTimeFormatOptions): string {
	return new Intl.DateTimeFormat(getLocale() === 'en' ? 'en-GB' : 'zh-CN', { ...options, timeZone }).format(ms);
}
