import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { MESSAGE, SYNC } from '#lib/protocol/collab.ts';

/** Hocuspocus answers a sync message with this type. */
const SYNC_REPLY = 4;
const AUTH_TOKEN = 0;

export type Kind = 'step1' | 'step2' | 'update' | 'other';

/** The y-websocket protocol as it is, or as Hocuspocus speaks it: with the document's name before each message. */
export class Codec {
	readonly #document: string | null;
	readonly #prefix: number;

	constructor(document: string | null) {
		this.#document = document;
		this.#prefix = document === null ? 0 : this.#message(() => undefined).byteLength;
	}

	/** What a client says first. */
	hello(): Uint8Array[] {
		const step1 = this.sync(SYNC.step1, Uint8Array.of(0));
		if (this.#document === null) return [step1];
		const auth = this.#message((encoder) => {
			encoding.writeVarUint(encoder, MESSAGE.auth);
			encoding.writeVarUint(encoder, AUTH_TOKEN);
			encoding.writeVarString(encoder, 'a token');
		});
		return [auth, step1];
	}

	sync(kind: number, bytes: Uint8Array): Uint8Array {
		return this.#message((encoder) => {
			encoding.writeVarUint(encoder, MESSAGE.sync);
			encoding.writeVarUint(encoder, kind);
			encoding.writeVarUint8Array(encoder, bytes);
		});
	}

	/** Looks at two bytes only: most frames are never read further. */
	kindOf(message: Uint8Array): Kind {
		const type = message[this.#prefix];
		if (type !== MESSAGE.sync && !(type === SYNC_REPLY && this.#document !== null)) return 'other';
		const kind = message[this.#prefix + 1];
		return kind === SYNC.step1 ? 'step1' : kind === SYNC.step2 ? 'step2' : 'update';
	}

	/** What a sync message carries: an update, or a state vector. */
	contentOf(message: Uint8Array): Uint8Array {
		const decoder = decoding.createDecoder(message);
		decoder.pos = this.#prefix + 2;
		return decoding.readVarUint8Array(decoder);
	}

	#message(write: (encoder: encoding.Encoder) => void): Uint8Array {
		const encoder = encoding.createEncoder();
		if (this.#document !== null) encoding.writeVarString(encoder, this.#document);
		write(encoder);
		return encoding.toUint8Array(encoder);
	}
}
