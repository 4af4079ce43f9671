import { setTimeout as wait } from 'node:timers/promises';

/** China keeps one time all year, eight hours before UTC. */
const AHEAD_MS = 8 * 3_600_000;
const DAY_MS = 24 * 3_600_000;
/** Longer than any one test works on a board. */
const NEAR_MS = 3 * 60_000;

/** ms left of the sample street's day */
export function leftOfDay(now = Date.now()): number {
	return DAY_MS - ((now + AHEAD_MS) % DAY_MS);
}

/** Lets a midnight pass that is near: the board under a test would be sealed in the middle of it. */
export async function awayFromMidnight(): Promise<void> {
	if (leftOfDay() < NEAR_MS) await wait(leftOfDay() + 20_000);
}

/** A clock that shows noon of this day when it is first asked for, and goes on from there. */
export function clockFromNoon(): () => number {
	const shift = leftOfDay() - DAY_MS / 2;
	return () => Date.now() + shift;
}
