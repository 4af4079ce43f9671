import * as Y from 'yjs';
import type { PersonId } from '#lib/domain/ids.ts';
import type { DocumentName } from '#lib/protocol/collab.ts';
import type { ClientOwners } from '../gate/admission.ts';
import { stateOf } from '../gate/lookup.ts';
import { FullAnswer } from './full-answer.ts';
import type { Session } from './session.ts';

/**
 * One document in memory. It changes inside ticks only; between ticks it equals what is on disk, so a sync
 * answer made then never shows what the disk does not have (G2).
 */
export class Room implements ClientOwners {
	readonly name: string;
	readonly where: DocumentName;
	/** slug of the task force whose people may open it */
	readonly taskForce: string;
	readonly document: number;
	readonly doc: Y.Doc;
	readonly sessions = new Set<Session>();
	readonly fullAnswer: FullAnswer;
	/** of the newest stored update */
	seq: number;
	/** updates stored since the last snapshot */
	sinceSnapshot: number;
	/** a board after its day: readable for ever, changed no more */
	sealed: boolean;
	/** ms; of the newest stored update */
	changedAt = 0;
	/** ms; for unloading what nobody uses */
	lastUsed = 0;
	/** the sealed document with the late edits of its readers applied; never shown, never stored */
	shadow: Y.Doc | null = null;
	/** person and cell → the value a late edit of theirs has carried onto the open board */
	readonly carried = new Map<string, unknown>();

	/** of prose: the person → when the last event of their writing was made, ms */
	readonly authors: Map<PersonId, number>;
	/** `client:clock` of late edits that were answered */
	readonly late: Set<string>;

	readonly #clients: Map<number, PersonId | null>;
	readonly #reserved = new Map<number, PersonId>();
	#emitted: Uint8Array[] = [];
	#stateVector: { seq: number; bytes: Uint8Array } | null = null;

	constructor(init: {
		name: string;
		where: DocumentName;
		taskForce: string;
		document: number;
		doc: Y.Doc;
		seq: number;
		sinceSnapshot: number;
		sealed: boolean;
		clients: Map<number, PersonId | null>;
		late?: Set<string>;
		authors?: Map<PersonId, number>;
	}) {
		this.name = init.name;
		this.where = init.where;
		this.taskForce = init.taskForce;
		this.document = init.document;
		this.doc = init.doc;
		this.seq = init.seq;
		this.sinceSnapshot = init.sinceSnapshot;
		this.sealed = init.sealed;
		this.#clients = init.clients;
		this.late = init.late ?? new Set();
		this.authors = init.authors ?? new Map();
		this.fullAnswer = new FullAnswer(init.doc);
		this.doc.on('update', (update: Uint8Array) => this.#emitted.push(update));
	}

	/** Whose a client id is: the first person who used it, null for the server's own, undefined for nobody's yet. */
	ownerOf(client: number): PersonId | null | undefined {
		if (this.isServerClient(client)) return null;
		const owner = this.#clients.get(client);
		return owner !== undefined ? owner : this.#reserved.get(client);
	}

	isServerClient(client: number): boolean {
		return client === this.doc.clientID || this.#clients.get(client) === null;
	}

	isKept(client: number): boolean {
		return this.#clients.has(client);
	}

	bindClient(client: number, owner: PersonId | null): void {
		this.#clients.set(client, owner);
	}

	/**
	 * Awareness shows a client id to everybody before its first edit: from then on nobody else can claim it.
	 * @returns false where it is somebody else's
	 */
	reserveClient(client: number, person: PersonId): boolean {
		const owner = this.ownerOf(client);
		if (owner === undefined) this.#reserved.set(client, person);
		return owner === undefined || owner === person;
	}

	/** Our own client id, if this process has written under it and no row says so yet. */
	unboundServerClient(): number | null {
		const own = this.doc.clientID;
		return stateOf(this.doc, own) > 0 && !this.#clients.has(own) ? own : null;
	}

	/** What the document emitted since it was last asked, as one update; null where nothing changed. */
	takeEmitted(): Uint8Array | null {
		const updates = this.#emitted;
		if (updates.length === 0) return null;
		this.#emitted = [];
		return updates.length === 1 ? updates[0]! : Y.mergeUpdates(updates);
	}

	/** Encoded once per stored update. Asked between ticks it is what the disk has. */
	stateVector(): Uint8Array {
		if (this.#stateVector?.seq !== this.seq) {
			this.#stateVector = { seq: this.seq, bytes: Y.encodeStateVector(this.doc) };
		}
		return this.#stateVector.bytes;
	}

	destroy(): void {
		this.doc.destroy();
		this.shadow?.destroy();
	}
}
