import { quantile } from '../statistics.ts';
import { Busy, cpuOf } from './cpu.ts';
import { Crowd } from './crowd.ts';
import type { DocumentTarget } from './targets.ts';
import { atRate, inTime } from './waiting.ts';

export interface Pace {
	target: DocumentTarget;
	connections: number;
	perSecond: number;
	seconds: number;
}

export interface Paced {
	/** ms from sending an edit to its arrival, over all edits and all screens of others */
	p50: number;
	p99: number;
	slowest: number;
	cpuPerThousand: number;
	generator: number;
}

/** Edits at a steady rate, from writers in turn. */
export async function pace({ target, connections, perSecond, seconds }: Pace): Promise<Paced> {
	const total = perSecond * seconds;
	const lots = target.writers.length;
	await using crowd = await Crowd.join(target, { connections, editsEach: Math.ceil(total / lots) });
	const sentAt = new Float64Array(total);
	const latencies = new Float64Array(total * (connections - lots));
	let arrived = 0;
	const { promise, resolve } = Promise.withResolvers<void>();
	crowd.watch((screen, { from, to }, at) => {
		if (screen < lots) return;
		for (let writer = 0; writer < lots; writer++) {
			for (let edit = from[writer]!; edit < to[writer]!; edit++) latencies[arrived++] = at - sentAt[edit * lots + writer]!;
		}
		if (arrived === latencies.length) resolve();
	});
	const busy = new Busy();
	const cpu = cpuOf(target.pid);
	await atRate(perSecond, total, (index) => {
		sentAt[index] = performance.now();
		crowd.send(index % lots, Math.floor(index / lots));
	});
	await inTime('every edit on every screen', promise);
	return {
		p50: quantile(latencies, 0.5),
		p99: quantile(latencies, 0.99),
		slowest: quantile(latencies, 1),
		cpuPerThousand: (cpuOf(target.pid) - cpu) / (total / 1000),
		generator: busy.share()
	};
}
