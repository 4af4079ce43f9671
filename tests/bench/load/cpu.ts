import { readdirSync, readFileSync } from 'node:fs';

/**
 * CPU time of a process so far, of all its threads that still live, in ms. Linux only: the scheduler's own
 * account, since the usual one counts in steps of 10 ms.
 */
export function cpuOf(pid: number): number {
	const tasks = `/proc/${pid}/task`;
	let nanoseconds = 0;
	for (const thread of readdirSync(tasks)) {
		nanoseconds += Number(readFileSync(`${tasks}/${thread}/schedstat`, 'utf8').split(' ', 1)[0]);
	}
	return nanoseconds / 1e6;
}

/** CPU time of this process divided by time passed: near 1 the generator itself is what is measured. */
export class Busy {
	readonly #at = performance.now();
	readonly #cpu = cpuOf(process.pid);

	share(): number {
		return (cpuOf(process.pid) - this.#cpu) / (performance.now() - this.#at);
	}
}
