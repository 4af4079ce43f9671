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

interface Waiting {
	edit: Edit;
	/** which update frame of the present connection carries it; null: none yet */
	frame: number | null;
	/** it left with the answer to a sync step 1: made before this connection */
	late: boolean;
}

/**
 * Counts which of one's own edits are on disk. The server says how many update frames of this connection
 * it has stored or answered (protocol/collab.ts, `saved`), so frames are numbered here as they leave. What
 * was made without a connection leaves with the answer to the server's sync step 1, as one frame.
 */
export class SaveLedger {
	#frames = 0;
	#waiting = $state.raw<readonly Waiting[]>([]);
	#connected = $state(false);
	#synced = $state(false);
	#everSynced = $state(false);

	get state(): SaveState {
		const waiting = this.#waiting.length;
		if (!this.#connected) return this.#everSynced ? { kind: 'offline', waiting } : { kind: 'opening' };
		if (waiting > 0) return { kind: 'saving', waiting };
		return this.#synced ? { kind: 'saved' } : { kind: 'opening' };
	}

	get waiting(): readonly Edit[] {
		return this.#waiting.map(({ edit }) => edit);
	}

	/** A new connection counts its frames from one. */
	connected(): void {
		this.#frames = 0;
		this.#connected = true;
	}

	disconnected(): void {
		this.#connected = false;
		this.#synced = false;
		this.#everSynced = true;
		this.#waiting = this.#waiting.map(({ edit }) => ({ edit, frame: null, late: true }));
	}

	synced(): void {
		this.#synced = true;
		this.#everSynced = true;
	}

	/** @param sent whether it left at once, as an update frame of its own */
	edited(edit: Edit, sent: boolean): void {
		if (sent) this.#frames += 1;
		this.#waiting = [...this.#waiting, { edit, frame: sent ? this.#frames : null, late: !sent }];
	}

	/** The answer to sync step 1 carries everything that has not left yet. */
	answeredStep1(): void {
		this.#frames += 1;
		const frame = this.#frames;
		this.#waiting = this.#waiting.map((entry) => (entry.frame === null ? { ...entry, frame } : entry));
	}

	/** @returns the edits that this acknowledges and that were made before this connection */
	acknowledged(frames: number): Edit[] {
		if (this.#waiting.length === 0) return [];
		const done = this.#waiting.filter(({ frame }) => frame !== null && frame <= frames);
		this.#waiting = this.#waiting.filter((entry) => !done.includes(entry));
		return done.filter(({ late }) => late).map(({ edit }) => edit);
	}

	/** Gives up on what waits; the caller shows it. */
	discard(): readonly Edit[] {
		const lost = this.waiting;
		this.#waiting = [];
		return lost;
	}
}
