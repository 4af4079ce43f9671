import { setTimeout as wait } from 'node:timers/promises';

/** A bench that waits for ever tells nobody why. */
const DEADLINE_MS = 60_000;

/** @throws {Error} where it takes longer than a minute */
export async function inTime<T>(what: string, work: Promise<T>): Promise<T> {
	const done = new AbortController();
	const late = wait(DEADLINE_MS, undefined, { signal: done.signal }).then(() => {
		throw new Error(`waited too long for ${what}`);
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		late.catch(() => undefined);
		done.abort();
	}
}

/** Calls once per thing that is due at so many a second, until so many are done; late ones follow at once. */
export async function atRate(perSecond: number, count: number, each: (index: number) => void): Promise<void> {
	const start = performance.now();
	for (let done = 0; done < count; ) {
		const due = Math.min(count, Math.floor(((performance.now() - start) * perSecond) / 1000) + 1);
		while (done < due) each(done++);
		await wait(1);
	}
}
