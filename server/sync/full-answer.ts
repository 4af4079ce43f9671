import * as Y from 'yjs';

/** Beyond this the tail costs a joining client more than encoding the whole once again costs us. */
const MAX_TAIL_BYTES = 256 * 1024;

/**
 * The answer to a client that has nothing: the whole document encoded once and kept, with later updates behind
 * it. At noon a thousand clients join at once and get the same bytes.
 */
export class FullAnswer {
	readonly #doc: Y.Doc;
	#base: Uint8Array | null = null;
	#tail: Uint8Array[] = [];
	#tailBytes = 0;

	constructor(doc: Y.Doc) {
		this.#doc = doc;
	}

	/** Called with what every commit changed. */
	append(update: Uint8Array): void {
		if (this.#base === null) return;
		this.#tail.push(update);
		this.#tailBytes += update.byteLength;
		if (this.#tailBytes > MAX_TAIL_BYTES) this.#base = null;
	}

	/** The whole, then what came after it: to be sent in this order. The same arrays are given to every caller. */
	parts(): { base: Uint8Array; tail: readonly Uint8Array[] } {
		if (this.#base === null) {
			this.#base = Y.encodeStateAsUpdate(this.#doc);
			this.#tail = [];
			this.#tailBytes = 0;
		}
		return { base: this.#base, tail: this.#tail };
	}
}
