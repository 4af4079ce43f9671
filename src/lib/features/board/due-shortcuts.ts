import { localDate, nextDate } from '#lib/domain/days.ts';
import type { BoardDate } from '#lib/domain/ids.ts';
import { m } from '#lib/paraglide/messages.js';
import type { LocalMinute } from '#lib/ui/local-minute.ts';
import { toInput } from './local-time.ts';

const EVENING = '18:00';
const [MONDAY, FRIDAY] = [1, 5];

/**
 * The deadlines that are given most, each the end of a day's work: today, tomorrow, this Friday and the Monday after, as
 * far as they are still to come.
 */
export function dueShortcuts(now: number, timeZone: string): { label: string; value: LocalMinute }[] {
	const present = toInput(new Date(now).toISOString(), timeZone);
	const today = localDate(now, timeZone);
	const monday = coming(nextDate(today), MONDAY);
	const friday = coming(today, FRIDAY);
	const words = new Map<BoardDate, string>();
	words.set(monday, m.edit_due_monday({ time: EVENING }));
	// On a weekend the next one is not this week's.
	if (friday < monday) words.set(friday, m.edit_due_friday({ time: EVENING }));
	words.set(nextDate(today), m.edit_due_tomorrow({ time: EVENING }));
	words.set(today, m.edit_due_today({ time: EVENING }));
	return [...words]
		.map(([date, label]) => ({ label, value: `${date}T${EVENING}` }))
		.filter(({ value }) => value > present)
		.sort((a, b) => (a.value < b.value ? -1 : 1));
}

/** The first such day of the week from a date on, the date itself included. */
function coming(date: BoardDate, weekday: number): BoardDate {
	let found = date;
	while (new Date(`${found}T00:00:00Z`).getUTCDay() !== weekday) found = nextDate(found);
	return found;
}
