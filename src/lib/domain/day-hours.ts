import * as v from 'valibot';
import type { BoardDate } from './ids.ts';
import { fromWall, HOUR, MINUTE } from './wall-clock.ts';

const TIME = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/));

/** The hours of a task force's day, as its settings hold them: times of the clock on the wall. */
const HOURS = v.object({
	/** the checkers set out */
	patrol: v.fallback(TIME, '07:30'),
	/** the noon briefing */
	briefing: v.fallback(v.tuple([TIME, TIME]), ['12:00', '13:30']),
	/** the bulletin is written, what was due today should be closed */
	bulletin: v.fallback(TIME, '18:00')
});
const SETTINGS = v.object({ hours: v.fallback(HOURS, v.parse(HOURS, {})) });

export type DayHours = v.InferOutput<typeof HOURS>;

/** Instants in ms. */
export interface DayTimes {
	patrol: number;
	briefing: { start: number; end: number };
	bulletin: number;
}

/** DOMAIN.md, "The day", where a task force's settings say nothing else or nothing readable. */
export function hoursOf(settings: unknown): DayHours {
	return v.parse(v.fallback(SETTINGS, v.parse(SETTINGS, {})), settings).hours;
}

export function dayTimes({ patrol, briefing, bulletin }: DayHours, date: BoardDate, timeZone: string): DayTimes {
	const at = (time: string) => fromWall(Date.parse(`${date}T00:00:00Z`) + sinceMidnight(time), timeZone);
	return { patrol: at(patrol), briefing: { start: at(briefing[0]), end: at(briefing[1]) }, bulletin: at(bulletin) };
}

function sinceMidnight(time: string): number {
	return Number(time.slice(0, 2)) * HOUR + Number(time.slice(3)) * MINUTE;
}
