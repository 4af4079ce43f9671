import { setTimeout as wait } from 'node:timers/promises';
import * as Y from 'yjs';
import { issuesOf } from '#lib/document/board.ts';
import { Busy, cpuOf } from './cpu.ts';
import { Crowd } from './crowd.ts';
import { Screen } from './screen.ts';
import type { DocumentTarget } from './targets.ts';
import { atRate, inTime } from './waiting.ts';

export interface Rush {
	target: DocumentTarget;
	connections: number;
	/** that the board has */
	issues: number;
}

export interface Rushed {
	/** ms until the last of them has the whole board */
	last: number;
	/** ms of the server's CPU */
	cpu: number;
	generator: number;
}

/** Edits of the minute before, so that nobody is served a document that has not changed since. */
const EDITS = 50;
/** The peer stores the whole board two seconds after an edit; that is not what is measured. */
const CALM_MS = 2_600;

/** Many people open one board at the same moment, on which somebody has just worked. */
export async function rush({ target, connections, issues }: Rush): Promise<Rushed> {
	const lots = target.writers.length;
	await using crowd = await Crowd.join(target, { connections: lots, editsEach: EDITS / lots });
	await atRate(500, EDITS, (index) => crowd.send(index % lots, Math.floor(index / lots)));
	await wait(CALM_MS);
	const busy = new Busy();
	const cpu = cpuOf(target.pid);
	const start = performance.now();
	const cookies = Array.from({ length: connections }, (_, index) => target.readers[index % target.readers.length]!);
	const screens = await inTime('everybody to join', Promise.all(cookies.map((cookie) => Screen.open(target, cookie))));
	const last = performance.now() - start;
	await wait(300);
	const measured = { last, cpu: cpuOf(target.pid) - cpu, generator: busy.share() };
	check(screens, issues);
	await Promise.all(screens.map((screen) => screen.close()));
	return measured;
}

/** @throws {Error} where a screen does not have the whole board */
function check(screens: readonly Screen[], issues: number): void {
	const sizes = new Set(screens.map(({ state }) => state.reduce((sum, { byteLength }) => sum + byteLength, 0)));
	if (sizes.size !== 1) throw new Error(`screens were sent different boards: ${[...sizes].join(', ')} bytes`);
	const doc = new Y.Doc();
	for (const update of screens[0]!.state) Y.applyUpdate(doc, update);
	if (issuesOf(doc).size < issues) throw new Error(`a screen has ${issuesOf(doc).size} issues`);
	doc.destroy();
}
