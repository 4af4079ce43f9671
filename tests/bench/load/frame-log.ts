import * as Y from 'yjs';

/** One update frame: which edits of each writer it brought. */
export interface Frame {
	bytes: number;
	/** by writer, number of edits before and after it */
	from: readonly number[];
	to: readonly number[];
	edits: number;
}

/**
 * Everybody on a board is sent the same frames in the same order, so that each is decoded once, for whoever gets it
 * first; of the others only its length is compared.
 */
export class FrameLog {
	readonly #clients: readonly number[];
	readonly #content: (message: Uint8Array) => Uint8Array;
	readonly #frames: Frame[] = [];

	/** @param clients client ids of the writers, whose clocks start with their first edit */
	constructor(clients: readonly number[], content: (message: Uint8Array) => Uint8Array) {
		this.#clients = clients;
		this.#content = content;
	}

	/** @throws {Error} where a screen was sent something else than the others */
	frame(index: number, message: Uint8Array): Frame {
		const known = this.#frames[index];
		if (known === undefined) return this.#read(message);
		if (known.bytes !== message.byteLength) throw new Error('two screens were sent different frames');
		return known;
	}

	#read(message: Uint8Array): Frame {
		const { to: clocks } = Y.parseUpdateMeta(this.#content(message));
		const from = this.#frames.at(-1)?.to ?? this.#clients.map(() => 0);
		const to = this.#clients.map((client, writer) => clocks.get(client) ?? from[writer]!);
		const edits = to.reduce((sum, count, writer) => sum + count - from[writer]!, 0);
		const frame: Frame = { bytes: message.byteLength, from, to, edits };
		this.#frames.push(frame);
		return frame;
	}
}
