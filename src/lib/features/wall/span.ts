import { leftAt } from '#lib/domain/burn-down.ts';
import { dayBounds } from '#lib/domain/days.ts';
import { HOUR } from '#lib/domain/wall-clock.ts';
import type { WallInfo } from '#server/services.ts';

/** The stretch of a day that a wall shows, ms. */
export interface DaySpan {
	from: number;
	to: number;
	/** of the board's day: hours are counted from it */
	midnight: number;
	/** up to where facts are known; before `from` on a board whose day has not begun */
	now: number;
}

/** From when the checkers set out to the bulletin, wider where more has happened; never beyond the day. */
export function spanOf(wall: WallInfo, now: number, timeZone: string): DaySpan {
	const { start, end } = dayBounds(wall.date, timeZone);
	const moment = wall.sealedAt === null ? now : Date.parse(wall.sealedAt);
	const hourOf = (ms: number) => start + Math.floor((ms - start) / HOUR) * HOUR;
	const happened = [
		...wall.burnDown.slice(1).map(({ at }) => Date.parse(at)),
		...wall.findingsByHour.map(({ from }) => Date.parse(from))
	].filter((at) => at >= start && at <= end);
	const earliest = Math.min(Date.parse(wall.hours.patrol), ...happened.map(hourOf));
	const latest = Math.max(Date.parse(wall.hours.bulletin), ...[...happened, moment].filter((at) => at < end).map((at) => hourOf(at) + HOUR));
	return { from: Math.max(start, earliest), to: Math.min(end, latest), midnight: start, now: Math.min(moment, end) };
}

export interface HourRow {
	from: number;
	/** exclusive; the moment itself for the hour that is not over */
	to: number;
	findings: number;
	left: number;
}

/** The same facts hour by hour, for who reads a table instead of a chart. */
export function hourRows(wall: WallInfo, { from, to, midnight, now }: DaySpan): HourRow[] {
	const steps = wall.burnDown.map(({ at, left }) => ({ at: Date.parse(at), left }));
	const found = new Map(wall.findingsByHour.map(({ from, count }) => [Date.parse(from), count]));
	const rows: HourRow[] = [];
	const first = midnight + Math.floor((from - midnight) / HOUR) * HOUR;
	for (let hour = first; hour < Math.min(to, now); hour += HOUR) {
		const end = Math.min(hour + HOUR, now);
		rows.push({ from: hour, to: end, findings: found.get(hour) ?? 0, left: leftAt(steps, end) });
	}
	return rows;
}
