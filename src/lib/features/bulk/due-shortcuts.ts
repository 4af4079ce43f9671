import { localDate, nextDate } from '#lib/domain/days.ts';
import { toWall } from '#lib/domain/wall-clock.ts';
import { m } from '#lib/paraglide/messages.js';

const EVENING = 18;

/** Deadlines that are given most: this evening, if it is still to come, and the next ones. */
export function dueShortcuts(now: number, timeZone: string): { label: string; value: string }[] {
	const today = localDate(now, timeZone);
	const tomorrow = nextDate(today);
	const evening = `${EVENING}:00`;
	const passed = new Date(toWall(now, timeZone)).getUTCHours() >= EVENING;
	return [
		...(passed ? [] : [{ label: m.bulk_today_at({ time: evening }), value: `${today}T${evening}` }]),
		{ label: m.bulk_tomorrow_at({ time: evening }), value: `${tomorrow}T${evening}` },
		{ label: m.bulk_after_at({ time: evening }), value: `${nextDate(tomorrow)}T${evening}` }
	];
}
