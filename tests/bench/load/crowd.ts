import { setTimeout as wait } from 'node:timers/promises';
import { type Frame, FrameLog } from './frame-log.ts';
import { Screen } from './screen.ts';
import type { DocumentTarget } from './targets.ts';
import { inTime } from './waiting.ts';
import { Writer } from './writer.ts';

/** Whatever a server still has to say to who has just joined has been said by then. */
const SETTLE_MS = 400;

export interface CrowdOptions {
	connections: number;
	/** edits that each writer will have ready */
	editsEach: number;
}

/** Everybody on one board: writers first, then those who look on. */
export class Crowd implements AsyncDisposable {
	readonly writers: readonly Writer[];
	readonly #screens: readonly Screen[];
	readonly #messages: readonly (readonly Uint8Array[])[];

	private constructor(screens: readonly Screen[], writers: readonly Writer[]) {
		this.#screens = screens;
		this.writers = writers;
		this.#messages = writers.map(({ updates }, index) => updates.map((update) => screens[index]!.update(update)));
	}

	static async join(target: DocumentTarget, { connections, editsEach }: CrowdOptions): Promise<Crowd> {
		const cookies = Array.from(
			{ length: connections },
			(_, index) => target.writers[index] ?? target.readers[index % target.readers.length]!
		);
		const screens = await inTime('everybody to join', Promise.all(cookies.map((cookie) => Screen.open(target, cookie))));
		await wait(SETTLE_MS);
		const { state } = screens[0]!;
		const lots = target.writers.length;
		return new Crowd(screens, target.writers.map((_, lot) => new Writer(state, lot, lots, editsEach)));
	}

	/** From now on tells of each update frame on each screen. Writers are the screens of the first indexes. */
	watch(shown: (screen: number, frame: Frame, at: number) => void): void {
		const log = new FrameLog(
			this.writers.map(({ client }) => client),
			(message) => this.#screens[0]!.contentOf(message)
		);
		this.#screens.forEach((screen, index) => {
			let frames = 0;
			screen.onUpdate = (message, at) => shown(index, log.frame(frames++, message), at);
		});
	}

	send(writer: number, edit: number): void {
		this.#screens[writer]!.send(this.#messages[writer]![edit]!);
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await Promise.all(this.#screens.map((screen) => screen.close()));
	}
}
