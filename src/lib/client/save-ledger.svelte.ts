import type { Struct } from '#lib/document/put-back.ts';
import type { FieldKey, FieldValue } from '#lib/domain/fields.ts';

/** One change made on this screen, as its author would name it. */
export interface Edit {
	issue: string;
	key: FieldKey;
	from: FieldValue | undefined;
	to: FieldValue;
}

export type SaveState =
	| { kind: 'opening' }
	| { kind: 'saved' }
	| { kind: 'saving'; waiting: number }
	| { kind: 'offline'; waiting: number };

export interface Entry<E> {
	readonly id: string;
	readonly edit: E;
	/** which update frame of the present connection carries it; null: none yet */
	readonly frame: number | null;
	/** it left with the answer to a sync step 1: made before this connection */
	readonly late: boolean;
	/** where it stands in its document */
	readonly struct?: Struct;
}

/**
 * Counts which of one's own edits are on disk. The server says how many update frames of this connection
 * it has stored or answered (protocol/collab.ts, `saved`), so frames are numbered here as they leave. What
 * was made without a connection leaves with the answer to the server's sync step 1, as one frame.
 */
export class SaveLedger<E = Edit> {
	#frames = 0;
	#waiting = $state.raw<readonly Entry<E>[]>([]);
	#connected = $state(false);
	#synced = $state(false);
	/** it was connected once, or could not be */
	#tried = $state(false);

	get state(): SaveState {
		const waiting = this.#waiting.length;
		if (!this.#connected) return this.#tried ? { kind: 'offline', waiting } : { kind: 'opening' };
		if (waiting > 0) return { kind: 'saving', waiting };
		return this.#synced ? { kind: 'saved' } : { kind: 'opening' };
	}

	get waiting(): readonly E[] {
		return this.#waiting.map(({ edit }) => edit);
	}

	get entries(): readonly Entry<E>[] {
		return this.#waiting;
	}

	/** Edits of an earlier page that were kept on this device. */
	restore(edits: readonly { id: string; edit: E; struct?: Struct }[]): void {
		this.#waiting = [...edits.map((kept) => ({ ...kept, frame: null, late: true })), ...this.#waiting];
	}

	/** A new connection counts its frames from one. */
	connected(): void {
		this.#frames = 0;
		this.#connected = true;
	}

	disconnected(): void {
		this.#connected = false;
		this.#synced = false;
		this.#tried = true;
		this.#waiting = this.#waiting.map((entry) => ({ ...entry, frame: null, late: true }));
	}

	/** There was no connection to be had. */
	unreachable(): void {
		this.#tried = true;
	}

	synced(): void {
		this.#synced = true;
		this.#tried = true;
	}

	/**
	 * @param sent whether it left at once, as an update frame of its own
	 * @param id to recognise it by; that of an edit which has not left yet is given again where it goes on with that one
	 */
	edited(edit: E, sent: boolean, id: string, struct?: Struct): void {
		if (sent) this.#frames += 1;
		const entry = { id, edit, frame: sent ? this.#frames : null, late: !sent, struct };
		this.#waiting = [...this.#waiting.filter((other) => other.id !== id), entry];
	}

	/** An update frame left that carries no edit of its author. */
	passed(): void {
		this.#frames += 1;
	}

	/** The answer to sync step 1 carries everything that has not left yet. */
	answeredStep1(): void {
		this.#frames += 1;
		const frame = this.#frames;
		this.#waiting = this.#waiting.map((entry) => (entry.frame === null ? { ...entry, frame } : entry));
	}

	/** @returns what this says is stored */
	acknowledged(frames: number): readonly Entry<E>[] {
		return this.#take(({ frame }) => frame !== null && frame <= frames);
	}

	/** @returns what of a frame was refused, and so waits no longer */
	refused(frame: number, matches: (edit: E) => boolean): readonly Entry<E>[] {
		return this.#take((entry) => entry.frame === frame && matches(entry.edit));
	}

	/** Gives up on what waits; the caller shows it. */
	discard(): readonly Entry<E>[] {
		return this.#take(() => true);
	}

	#take(matches: (entry: Entry<E>) => boolean): readonly Entry<E>[] {
		const taken = this.#waiting.filter(matches);
		if (taken.length > 0) this.#waiting = this.#waiting.filter((entry) => !taken.includes(entry));
		return taken;
	}
}
