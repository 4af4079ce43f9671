/** Whole numbers from 0 to at least `max`, evenly apart, `most` steps at most; the last one is the top of the axis. */
export function countTicks(max: number, most = 4): number[] {
	const top = Math.max(1, Math.ceil(max));
	const step = roundUp(Math.ceil(top / most));
	const ticks = [0];
	while (ticks.at(-1)! < top) ticks.push(ticks.at(-1)! + step);
	return ticks;
}

/** The next of 1, 2, 5, 10, 20, 50 … */
function roundUp(step: number): number {
	const power = 10 ** Math.floor(Math.log10(step));
	return [1, 2, 5, 10].map((factor) => factor * power).find((round) => round >= step)!;
}

/**
 * Moments within a span, as far apart as the first of `steps` that makes no more than `most` of them.
 * @param origin a moment from which whole steps are counted, e.g. midnight, ms
 * @param steps widths, narrow ones first, ms
 */
export function timeTicks({ from, to }: { from: number; to: number }, origin: number, steps: readonly number[], most: number): number[] {
	for (const [index, step] of steps.entries()) {
		const first = origin + Math.ceil((from - origin) / step) * step;
		const count = Math.floor((to - first) / step) + 1;
		if (count > most && index < steps.length - 1) continue;
		return Array.from({ length: Math.max(0, count) }, (_, at) => first + at * step);
	}
	return [];
}
