import type { BoardDate } from './ids.ts';
import type { Lane } from './lanes.ts';
import { DAY, fromWall, HOUR, MINUTE, toWall, type WallMs } from './wall-clock.ts';

export interface DeadlineInput {
	/** ms since the epoch */
	from: number;
	limitHours: number;
	lane: Lane;
	timeZone: string;
	/** dates on which nobody works although they are no weekend */
	holidays?: ReadonlySet<BoardDate>;
}

/** A coordination letter is answered within three working days (DOMAIN.md, "Status"). */
const ANSWER_HOURS = 3 * 24;

/**
 * When something is due, ms since the epoch. In the instant lane hours are hours. In the coordination lane
 * time passes on working days only (Monday to Friday, all 24 hours of them), so 24 is one working day and
 * ends at the same time of day on the next one: Friday 15:00 → Monday 15:00. What begins on a day off
 * begins with the next working day, and is due at the end of its last: Saturday → Monday 23:59, since people read
 * Tuesday 00:00 as a matter of Tuesday.
 */
export function deadline({ from, limitHours, lane, timeZone, holidays }: DeadlineInput): number {
	if (lane === 'instant') return from + limitHours * HOUR;
	return fromWall(afterWorkingTime(toWall(from, timeZone), limitHours * HOUR, holidays), timeZone);
}

/** By when a letter sent at `from` (ms) is to be answered. */
export function answerDue(input: Omit<DeadlineInput, 'limitHours' | 'lane'>): number {
	return deadline({ ...input, limitHours: ANSWER_HOURS, lane: 'coordination' });
}

function afterWorkingTime(start: WallMs, duration: number, holidays?: ReadonlySet<BoardDate>): WallMs {
	let now = start;
	let left = duration;
	for (;;) {
		const midnight = (Math.floor(now / DAY) + 1) * DAY;
		if (isWorkingDay(now, holidays)) {
			if (now + left < midnight) return now + left;
			if (now + left === midnight) return midnight - MINUTE;
			left -= midnight - now;
		}
		now = midnight;
	}
}

function isWorkingDay(wall: WallMs, holidays?: ReadonlySet<BoardDate>): boolean {
	const day = new Date(wall);
	const weekday = day.getUTCDay();
	if (weekday === 0 || weekday === 6) return false;
	return holidays?.has(day.toISOString().slice(0, 10) as BoardDate) !== true;
}
