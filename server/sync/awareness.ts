import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as v from 'valibot';
import { PAGE_ROOT } from '#lib/document/page.ts';
import type { PersonId } from '#lib/domain/ids.ts';
import { MAX_AWARENESS_BYTES } from '#lib/protocol/collab.ts';
import type { Room } from './room.ts';
import type { Session } from './session.ts';
import { awareness as awarenessMessage } from './messages.ts';

interface Entry {
	clock: number;
	/** JSON; `null` once it has left */
	state: string;
}

/** Presence goes out in one frame per room and this many ms: a thousand people would otherwise send a million. */
const BATCH_MS = 40;
/** Entries of one connection that count, per second; a stock provider sends one per caret movement. */
const RATE = 30;
const MAX_ENTRIES = 2_000;
/** Yjs draws its client ids from 32 bits. */
const MAX_CLIENT = 0xffff_ffff;

const ID = v.nullish(v.strictObject({ client: v.pipe(v.number(), v.integer(), v.minValue(0)), clock: v.pipe(v.number(), v.integer(), v.minValue(0)) }));
/** As Yjs writes a relative position: in the page's root or in a type of it. */
const POSITION = v.strictObject({ type: ID, tname: v.nullish(v.literal(PAGE_ROOT)), item: ID, assoc: v.optional(v.pipe(v.number(), v.integer())) });
const CURSOR = v.strictObject({ anchor: POSITION, head: POSITION });

/**
 * Who is where in one room. Of each connection one entry counts, its own: stock providers repeat everybody's.
 * Name and role are the server's; the rest is the client's own and lost with it.
 */
export class Presence {
	readonly #room: Room;
	readonly #describe: (session: Session) => object;
	readonly #claim: (client: number, person: PersonId) => void;
	readonly #entries = new Map<number, Entry>();
	readonly #rates = new WeakMap<Session, { second: number; count: number }>();
	readonly #changed = new Set<number>();
	#timer: NodeJS.Timeout | null = null;

	/**
	 * @param describe what everybody is shown of a connection's person
	 * @param claim called with each client id that is shown for the first time
	 */
	constructor(room: Room, describe: (session: Session) => object, claim: (client: number, person: PersonId) => void) {
		this.#room = room;
		this.#describe = describe;
		this.#claim = claim;
	}

	/**
	 * Takes a client's awareness update.
	 * @param now ms
	 * @throws {Error} where the bytes are no awareness update
	 */
	receive(session: Session, bytes: Uint8Array, now: number): void {
		const decoder = decoding.createDecoder(bytes);
		const count = decoding.readVarUint(decoder);
		if (count > MAX_ENTRIES) throw new Error('too many awareness entries');
		for (let index = 0; index < count; index++) {
			const client = decoding.readVarUint(decoder);
			const clock = decoding.readVarUint(decoder);
			const state = decoding.readVarString(decoder);
			if (this.#isOwn(session, client)) this.#take(session, client, clock, state, now);
		}
	}

	/** Everybody's entries, for somebody who joins. */
	everyone(): Uint8Array | null {
		const present = [...this.#entries].filter(([, entry]) => entry.state !== 'null').map(([client]) => client);
		return present.length === 0 ? null : this.#encode(present);
	}

	/** A connection is gone: so is its entry. */
	leave(session: Session): void {
		const client = session.awarenessClient;
		const entry = client === null ? undefined : this.#entries.get(client);
		if (client === null || entry === undefined) return;
		// With the clock it had: the same client may come back with that one, and a later one would outdo it.
		this.#entries.set(client, { clock: entry.clock, state: 'null' });
		this.#announce(client);
	}

	stop(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
	}

	#isOwn(session: Session, client: number): boolean {
		if (session.awarenessClient !== null) return session.awarenessClient === client;
		const { person } = session.who;
		if (client > MAX_CLIENT) return false;
		if (!this.#room.reserveClient(client, person)) return false;
		if (!this.#room.isKept(client)) this.#claim(client, person);
		// The same client on a new connection: the old one is dead and only does not know it yet.
		for (const other of this.#room.sessions) if (other.awarenessClient === client) other.awarenessClient = null;
		session.awarenessClient = client;
		return true;
	}

	#take(session: Session, client: number, clock: number, state: string, now: number): void {
		if (state.length > MAX_AWARENESS_BYTES || !Number.isSafeInteger(clock)) return;
		if (clock < (this.#entries.get(client)?.clock ?? 0) || !this.#withinRate(session, now)) return;
		const parsed: unknown = JSON.parse(state);
		if (parsed !== null && (typeof parsed !== 'object' || Array.isArray(parsed))) throw new Error('no awareness state');
		const shown = parsed === null ? null : { ...this.#withSaneCursor(parsed), user: this.#describe(session) };
		this.#entries.set(client, { clock, state: JSON.stringify(shown) });
		this.#announce(client);
	}

	/**
	 * Editors of pages hand others' cursors to Yjs as they come: one in an unknown root would make that root in
	 * everybody's copy, one of another shape would throw. Such a cursor is not shown.
	 */
	#withSaneCursor(state: object): object {
		if (this.#room.where.kind === 'board' || !('cursor' in state) || v.is(CURSOR, state.cursor)) return state;
		return { ...state, cursor: null };
	}

	#withinRate(session: Session, now: number): boolean {
		const second = Math.floor(now / 1000);
		let rate = this.#rates.get(session);
		if (rate?.second !== second) this.#rates.set(session, (rate = { second, count: 0 }));
		return ++rate.count <= RATE;
	}

	#announce(client: number): void {
		this.#changed.add(client);
		this.#timer ??= setTimeout(() => {
			this.#timer = null;
			const message = this.#encode([...this.#changed]);
			// One's own entry is echoed too, or a lone provider would think the server gone.
			for (const session of this.#room.sessions) session.send(message);
			for (const gone of this.#changed) if (this.#entries.get(gone)?.state === 'null') this.#entries.delete(gone);
			this.#changed.clear();
		}, BATCH_MS);
	}

	#encode(clients: number[]): Uint8Array {
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, clients.length);
		for (const client of clients) {
			const entry = this.#entries.get(client)!;
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, entry.clock);
			encoding.writeVarString(encoder, entry.state);
		}
		return awarenessMessage(encoding.toUint8Array(encoder));
	}
}
