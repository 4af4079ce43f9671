import type { WebSocket } from 'ws';
import type { PersonId } from '#lib/domain/ids.ts';
import { CLOSE } from '#lib/protocol/codes.ts';
import { saved } from './messages.ts';
import type { Room } from './room.ts';

/** Who opened a connection; what they may do is asked of Standing each time. */
export interface Identity {
	session: string;
	person: PersonId;
	username: string;
	name: string;
}

/** The life of a connection: nothing is read from or sent to a room before it is open, nothing after it is closed. */
export type SessionState =
	| { kind: 'opening' }
	| { kind: 'open'; room: Room }
	/** by us: nothing it has sent counts any more. By its own side: what it sent before still does. */
	| { kind: 'closed'; byUs: boolean };

/** Messages of one connection, and their bytes, that may wait for their tick before its socket is no longer read. */
const PAUSE_AT = 128;
const RESUME_AT = 32;
const PAUSE_BYTES = 4 * 1024 * 1024;
/** A reader this far behind with nothing drained since the last look is not reading. */
const MAX_BEHIND = 8 * 1024 * 1024;
const STUCK_BEHIND = 64 * 1024;

/** One connection to one document. */
export class Session {
	readonly socket: WebSocket;
	readonly who: Identity;
	/** asked for the messages saved and refused */
	readonly extended: boolean;
	state: SessionState = { kind: 'opening' };
	/** its sync step 2 has come: what it sends from now on must fit what the server has */
	synced = false;
	/** a frame was dropped that its step 2 brings again: until then nothing is said to be taken */
	owed = false;
	/** of its update frames, those on disk or answered */
	taken = 0;
	/** a frame of it was inadmissible: it is closed after this tick, and what follows is not looked at */
	doomed = false;
	/** its sync step 1 that waits for an answer; a newer one takes its place */
	asking: { stateVector: Uint8Array } | null = null;
	/** the client id of its own awareness entry */
	awarenessClient: number | null = null;
	#waiting = 0;
	#waitingBytes = 0;
	#lastBehind = 0;
	#answered = true;
	#telling = false;

	constructor(socket: WebSocket, who: Identity, extended: boolean) {
		this.socket = socket;
		this.who = who;
		this.extended = extended;
	}

	get room(): Room | null {
		return this.state.kind === 'open' ? this.state.room : null;
	}

	get closed(): boolean {
		return this.state.kind === 'closed';
	}

	get expelled(): boolean {
		return this.state.kind === 'closed' && this.state.byUs;
	}

	send(bytes: Uint8Array): void {
		if (this.state.kind !== 'open' || this.socket.readyState !== this.socket.OPEN) return;
		if (this.socket.bufferedAmount > MAX_BEHIND) this.drop();
		else this.socket.send(bytes);
	}

	/** A message waits for its tick, or for its room. Too many: stop reading, never close. */
	enqueued(bytes: number): void {
		this.#waiting++;
		this.#waitingBytes += bytes;
		if (this.#waiting >= PAUSE_AT || this.#waitingBytes >= PAUSE_BYTES) this.socket.pause();
	}

	dequeued(bytes: number): void {
		this.#waiting--;
		this.#waitingBytes -= bytes;
		if (this.#waiting <= RESUME_AT && this.#waitingBytes < PAUSE_BYTES && this.socket.isPaused) this.socket.resume();
	}

	/** A frame is on disk or answered; who asked hears so, once for all frames of a tick. */
	took(): void {
		this.taken++;
		if (!this.extended || this.#telling || (this.owed && !this.synced)) return;
		this.#telling = true;
		queueMicrotask(() => this.tell());
	}

	/** Says what is saved, now and not with the rest of the tick: before a close. */
	tell(): void {
		if (!this.#telling) return;
		this.#telling = false;
		if (this.room !== null) this.send(saved(this.room.stateVector(), this.taken));
	}

	/** @param code of `CLOSE` */
	close(code: number, reason = ''): void {
		if (this.closed) return;
		this.leave(true);
		this.socket.close(code, reason);
	}

	/** Without a word: who does not read would not read that either. */
	drop(): void {
		this.leave(true);
		this.socket.terminate();
	}

	leave(byUs: boolean): void {
		if (this.state.kind === 'open') this.state.room.sessions.delete(this);
		if (this.state.kind !== 'closed') this.state = { kind: 'closed', byUs };
	}

	pong(): void {
		this.#answered = true;
	}

	/** Called at each heartbeat: drops who has not answered the last one or has not read since. */
	heartbeat(): void {
		const behind = this.socket.bufferedAmount;
		const stuck = behind > STUCK_BEHIND && behind >= this.#lastBehind && this.#lastBehind > STUCK_BEHIND;
		if (!this.#answered || stuck) {
			this.drop();
			return;
		}
		this.#lastBehind = behind;
		this.#answered = false;
		// While it is paused nothing is read from it, its answer neither.
		if (this.socket.isPaused) this.#answered = true;
		else this.socket.ping();
	}

	shutDown(): void {
		this.close(CLOSE.goingAway, 'server is shutting down');
	}
}
