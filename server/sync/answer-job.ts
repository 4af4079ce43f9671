import * as Y from 'yjs';
import { CLOSE } from '#lib/protocol/codes.ts';
import type { Failure, Job } from '../journal/job.ts';
import { syncStep2, syncUpdate } from './messages.ts';
import type { Room } from './room.ts';
import type { Session } from './session.ts';

const steps = new WeakMap<Uint8Array, Uint8Array>();
const updates = new WeakMap<Uint8Array, Uint8Array>();
const NOTHING_MORE = Uint8Array.of(0, 0);

/** A client's sync step 1. The answer leaves after a commit, so that it holds nothing the disk does not. */
export class AnswerJob implements Job {
	readonly scope: string;
	readonly #session: Session;
	readonly #room: Room;

	constructor(session: Session, room: Room, stateVector: Uint8Array) {
		this.scope = room.name;
		this.#session = session;
		this.#room = room;
		session.asking = { stateVector };
	}

	run(): void {
		// Nothing changes; it only takes its place in the order.
	}

	settled(): void {
		const { stateVector } = this.#session.asking!;
		this.#session.asking = null;
		if (this.#session.closed) return;
		let known: Map<number, number>;
		try {
			known = Y.decodeStateVector(stateVector);
		} catch {
			this.#session.close(CLOSE.inadmissible);
			return;
		}
		if (known.size > 0) {
			this.#session.send(syncStep2(Y.encodeStateAsUpdate(this.#room.doc, stateVector)));
			return;
		}
		const { base, tail } = this.#room.fullAnswer.parts();
		if (tail.length === 0) {
			this.#session.send(once(steps, base, syncStep2));
			return;
		}
		// A provider takes itself for synced at the first step 2: that one comes last.
		for (const update of [base, ...tail]) this.#session.send(once(updates, update, syncUpdate));
		this.#session.send(once(steps, NOTHING_MORE, syncStep2));
	}

	failed(why: Failure): void {
		this.#session.close(CLOSE.tryAgain, why);
	}
}

/** The same bytes to everybody who joins: encoded once. */
function once(
	messages: WeakMap<Uint8Array, Uint8Array>,
	update: Uint8Array,
	encode: (update: Uint8Array) => Uint8Array
): Uint8Array {
	let message = messages.get(update);
	if (message === undefined) messages.set(update, (message = encode(update)));
	return message;
}
