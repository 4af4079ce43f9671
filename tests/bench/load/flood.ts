import { Busy, cpuOf } from './cpu.ts';
import { Crowd } from './crowd.ts';
import type { DocumentTarget } from './targets.ts';
import { inTime } from './waiting.ts';

export interface Flood {
	target: DocumentTarget;
	connections: number;
	/** edits of one writer that are sent and not yet back */
	onTheWay: number;
	editsEach: number;
}

export interface Flooded {
	/** edits on all screens, per second */
	perSecond: number;
	/** ms of the server's CPU for a thousand edits on all screens */
	cpuPerThousand: number;
	/** share of one core that the generator itself needed */
	generator: number;
	frames: number;
}

/** Writers who keep so many edits on the way each, until all of them are on every screen. */
export async function flood({ target, connections, onTheWay, editsEach }: Flood): Promise<Flooded> {
	await using crowd = await Crowd.join(target, { connections, editsEach });
	const total = editsEach * crowd.writers.length;
	const sent = crowd.writers.map(() => 0);
	const shownOn = Array.from({ length: connections }, () => 0);
	let frames = 0;
	let complete = 0;
	const { promise, resolve } = Promise.withResolvers<void>();
	const fill = (writer: number, back: number) => {
		while (sent[writer]! < editsEach && sent[writer]! - back < onTheWay) crowd.send(writer, sent[writer]!++);
	};
	crowd.watch((screen, frame) => {
		if (screen === 0) frames++;
		shownOn[screen]! += frame.edits;
		if (shownOn[screen] === total && ++complete === connections) resolve();
		if (screen < sent.length) fill(screen, frame.to[screen]!);
	});
	const busy = new Busy();
	const cpu = cpuOf(target.pid);
	const start = performance.now();
	sent.forEach((_, writer) => fill(writer, 0));
	await inTime('every edit on every screen', promise);
	const seconds = (performance.now() - start) / 1000;
	return {
		perSecond: total / seconds,
		cpuPerThousand: (cpuOf(target.pid) - cpu) / (total / 1000),
		generator: busy.share(),
		frames
	};
}
