import { findingCommands } from '../findings.ts';
import { quantile } from '../statistics.ts';
import { Busy, cpuOf } from './cpu.ts';
import { Phone } from './phone.ts';
import type { CommandTarget } from './targets.ts';
import { atRate, inTime } from './waiting.ts';
import { Watchers } from './watchers.ts';

export interface Drip {
	target: CommandTarget;
	perSecond: number;
	seconds: number;
	seed: number;
}

export interface Dripped {
	/** ms from sending to acknowledgement */
	p50: number;
	p99: number;
	cpuPerThousand: number;
	generator: number;
}

/** Findings one at a time, at a steady rate. */
export async function drip({ target, perSecond, seconds, seed }: Drip): Promise<Dripped> {
	const total = perSecond * seconds;
	const commands = findingCommands(seed);
	const texts = Array.from({ length: total }, () => JSON.stringify(['command', commands.next().value]));
	const phone = await Phone.open(target.url, target.checkers[0]!);
	const watchers = await Watchers.open(target.url, target.watchers);
	const latencies = new Float64Array(total);
	const { promise, resolve, reject } = Promise.withResolvers<void>();
	let done = 0;
	const busy = new Busy();
	const cpu = cpuOf(target.pid);
	await atRate(perSecond, total, (index) => {
		const sentAt = performance.now();
		phone.send(texts[index]!, (answer) => {
			latencies[index] = performance.now() - sentAt;
			if (!answer.startsWith('[{"ok":true')) reject(new Error(`a finding was refused: ${answer}`));
			if (++done === total) resolve();
		});
	});
	await inTime('every finding to be acknowledged', promise);
	const measured = {
		p50: quantile(latencies, 0.5),
		p99: quantile(latencies, 0.99),
		cpuPerThousand: (cpuOf(target.pid) - cpu) / (total / 1000),
		generator: busy.share()
	};
	await Promise.all([phone.close(), watchers.close()]);
	return measured;
}
