/**
 * Local time as a number: the milliseconds that the epoch would count if the clock on the wall were UTC's.
 * On it a day is always 24 hours, so calendar arithmetic needs no special case for a change of the clocks.
 */
export type WallMs = number;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Making a formatter costs more than using it, and a process sees few zones. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
	let found = formatters.get(timeZone);
	if (found === undefined) {
		found = new Intl.DateTimeFormat('en-US', {
			timeZone,
			calendar: 'gregory',
			numberingSystem: 'latn',
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric'
		});
		formatters.set(timeZone, found);
	}
	return found;
}

/**
 * @param ms milliseconds since the epoch
 * @throws {RangeError} for a time zone that does not exist
 */
export function toWall(ms: number, timeZone: string): WallMs {
	const part: Record<string, number> = {};
	for (const { type, value } of formatter(timeZone).formatToParts(ms)) part[type] = Number(value);
	const second = Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second);
	return second + (((ms % 1000) + 1000) % 1000);
}

/**
 * The instant at which the clock on the wall shows this. Of a time that it shows twice the first is meant;
 * a time that it skips means as long after the change.
 */
export function fromWall(wall: WallMs, timeZone: string): number {
	const before = wall - offsetAt(wall - DAY, timeZone);
	if (toWall(before, timeZone) === wall) return before;
	const after = wall - offsetAt(wall + DAY, timeZone);
	return toWall(after, timeZone) === wall ? after : before;
}

function offsetAt(ms: number, timeZone: string): number {
	return toWall(ms, timeZone) - ms;
}
