import { findingCommands } from '../findings.ts';
import { Busy, cpuOf } from './cpu.ts';
import { Phone } from './phone.ts';
import type { CommandTarget } from './targets.ts';
import { inTime } from './waiting.ts';
import { Watchers } from './watchers.ts';

export interface Report {
	target: CommandTarget;
	/** findings of one checker that are sent and not yet acknowledged */
	onTheWay: number;
	findings: number;
	seed: number;
}

export interface Reported {
	/** acknowledged, and shown to every watcher */
	perSecond: number;
	cpuPerThousand: number;
	generator: number;
}

/** Checkers who keep so many findings on the way each, until all are acknowledged and on every watcher's screen. */
export async function report({ target, onTheWay, findings, seed }: Report): Promise<Reported> {
	const commands = findingCommands(seed);
	const waiting = Array.from({ length: findings }, () => JSON.stringify(['command', commands.next().value]));
	const phones = await Promise.all(target.checkers.map((cookie) => Phone.open(target.url, cookie)));
	const watchers = await Watchers.open(target.url, target.watchers);
	const shown = watchers.shown(findings);
	const busy = new Busy();
	const cpu = cpuOf(target.pid);
	const start = performance.now();
	const acknowledged = new Promise<void>((resolve, reject) => {
		let next = 0;
		let done = 0;
		const sendNext = (phone: Phone) => {
			if (next === findings) return;
			phone.send(waiting[next++]!, (answer) => {
				if (!answer.startsWith('[{"ok":true')) reject(new Error(`a finding was refused: ${answer}`));
				if (++done === findings) resolve();
				sendNext(phone);
			});
		};
		for (const phone of phones) for (let count = 0; count < onTheWay; count++) sendNext(phone);
	});
	await inTime('every finding to be acknowledged and shown', Promise.all([acknowledged, shown]));
	const seconds = (performance.now() - start) / 1000;
	const measured = {
		perSecond: findings / seconds,
		cpuPerThousand: (cpuOf(target.pid) - cpu) / (findings / 1000),
		generator: busy.share()
	};
	await Promise.all([...phones.map((phone) => phone.close()), watchers.close()]);
	return measured;
}
