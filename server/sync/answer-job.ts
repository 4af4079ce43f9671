import * as Y from 'yjs';
import { CLOSE } from '#lib/protocol/codes.ts';
import type { Failure, Job } from '../journal/job.ts';
import { syncStep2, syncUpdate } from './messages.ts';
import type { Room } from './room.ts';
import type { Session } from './session.ts';

const encoded = new WeakMap<Uint8Array, Uint8Array>();

/** A client's sync step 1. The answer leaves after a commit, so that it holds nothing the disk does not. */
export class AnswerJob implements Job {
	readonly scope: string;
	readonly #session: Session;
	readonly #room: Room;
	readonly #stateVector: Uint8Array;

	constructor(session: Session, room: Room, stateVector: Uint8Array) {
		this.scope = room.name;
		this.#session = session;
		this.#room = room;
		this.#stateVector = stateVector;
	}

	run(): void {
		// Nothing changes; it only takes its place in the order.
	}

	settled(): void {
		if (this.#session.closed) return;
		let known: Map<number, number>;
		try {
			known = Y.decodeStateVector(this.#stateVector);
		} catch {
			this.#session.close(CLOSE.inadmissible);
			return;
		}
		if (known.size > 0) {
			this.#session.send(syncStep2(Y.encodeStateAsUpdate(this.#room.doc, this.#stateVector)));
			return;
		}
		const { base, tail } = this.#room.fullAnswer.parts();
		this.#session.send(once(base, syncStep2));
		for (const update of tail) this.#session.send(once(update, syncUpdate));
	}

	failed(why: Failure): void {
		this.#session.close(CLOSE.tryAgain, why);
	}
}

/** The same bytes to everybody who joins: encoded once. */
function once(update: Uint8Array, encode: (update: Uint8Array) => Uint8Array): Uint8Array {
	let message = encoded.get(update);
	if (message === undefined) encoded.set(update, (message = encode(update)));
	return message;
}
