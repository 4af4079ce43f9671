import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import * as decoding from 'lib0/decoding';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import { CLOSE } from '#lib/protocol/codes.ts';
import { MAX_STEP2_BYTES, MAX_UPDATE_BYTES, MESSAGE, parseDocumentName, SYNC } from '#lib/protocol/collab.ts';
import type { Journal } from '../journal/journal.ts';
import type { Metrics } from '../metrics.ts';
import type { Standing } from '../standing/types.ts';
import { AnswerJob } from './answer-job.ts';
import { Presence } from './awareness.ts';
import { ClaimJob } from './claim-job.ts';
import { FrameJob } from './frame-job.ts';
import { syncStep1 } from './messages.ts';
import { mayOpen, OpenJob } from './open-job.ts';
import type { Room } from './room.ts';
import { type Identity, Session } from './session.ts';

const MAX_PAYLOAD = MAX_STEP2_BYTES + 64 * 1024;
const HEARTBEAT_MS = 20_000;
const STANDING_MS = 1_000;
/** Messages before the room is open; a stock provider sends two. */
const MAX_EARLY = 64;

/** ws closes an oversized message with 1009; our clients are told by 4413 that sending it again is useless. */
class CollabSocket extends WebSocket {
	override close(code?: number, reason?: string | Buffer): void {
		super.close(code === 1009 ? CLOSE.tooLarge : code, reason);
	}
}

export interface CollabParts {
	journal: Journal;
	standing: Standing;
	metrics: Metrics;
	clock: () => number;
}

/** Rooms' connections in the y-websocket protocol, at `/collab/<document name>`. */
export class Collab {
	readonly #parts: CollabParts;
	readonly #server = new WebSocketServer({
		noServer: true,
		perMessageDeflate: false,
		maxPayload: MAX_PAYLOAD,
		WebSocket: CollabSocket
	});
	readonly #sessions = new Set<Session>();
	readonly #presence = new WeakMap<Room, Presence>();
	readonly #timers: NodeJS.Timeout[];
	readonly #unsubscribe: () => void;

	constructor(parts: CollabParts) {
		this.#parts = parts;
		this.#unsubscribe = parts.standing.onChange(() => this.#reexamine());
		this.#timers = [
			setInterval(() => this.#sessions.forEach((session) => session.heartbeat()), HEARTBEAT_MS),
			// A session that expires says nothing; its sockets must still not outlive it.
			setInterval(() => this.#reexamine(), STANDING_MS)
		];
		parts.metrics.gauge('collab_connections', 'Open document connections', () => this.#sessions.size);
	}

	/** Takes an upgrade that the dispatcher has let through. @param who null: no session */
	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, who: Identity | null): void {
		this.#server.handleUpgrade(request, socket, head, (ws) => {
			ws.on('error', () => ws.terminate());
			const url = new URL(request.url ?? '/', 'http://collab');
			const name = documentNameIn(url.pathname);
			const where = name === null ? null : parseDocumentName(name);
			const meant = url.searchParams.get('as');
			if (who === null || (meant !== null && meant !== who.person)) ws.close(CLOSE.noSession);
			else if (name === null || where === null) ws.close(CLOSE.noSuchDocument);
			else {
				const session = new Session(ws, who, url.searchParams.get('ext') === '1');
				this.#sessions.add(session);
				const early = this.#listen(session);
				this.#parts.journal.submit(new OpenJob(session, name, where, (room) => this.#open(session, room, early)));
			}
		});
	}

	/** Closes every connection; the journal must have taken what they sent before. */
	close(): void {
		for (const timer of this.#timers) clearInterval(timer);
		this.#unsubscribe();
		for (const session of this.#sessions) session.shutDown();
		this.#server.close();
	}

	/** The last resort at shutdown: who did not close by then. */
	terminate(): void {
		for (const client of this.#server.clients) client.terminate();
	}

	get connections(): number {
		return this.#sessions.size;
	}

	#listen(session: Session): Uint8Array[] {
		const early: Uint8Array[] = [];
		session.socket.on('pong', () => session.pong());
		session.socket.on('message', (data: RawData) => {
			const bytes = toBytes(data);
			const { room } = session;
			if (room !== null) this.#receive(session, room, bytes);
			else if (!session.closed) {
				session.enqueued(bytes.byteLength);
				if (early.push(bytes) > MAX_EARLY) session.close(CLOSE.inadmissible);
			}
		});
		session.socket.on('close', () => {
			const { room } = session;
			session.leave(false);
			if (room !== null) this.#presenceOf(room).leave(session);
			this.#sessions.delete(session);
		});
		return early;
	}

	#open(session: Session, room: Room, early: Uint8Array[]): void {
		session.state = { kind: 'open', room };
		room.sessions.add(session);
		session.send(syncStep1(room.stateVector()));
		const present = this.#presenceOf(room).everyone();
		if (present !== null) session.send(present);
		for (const bytes of early.splice(0)) {
			session.dequeued(bytes.byteLength);
			this.#receive(session, room, bytes);
		}
	}

	#receive(session: Session, room: Room, bytes: Uint8Array): void {
		if (session.closed) return;
		try {
			const decoder = decoding.createDecoder(bytes);
			switch (decoding.readVarUint(decoder)) {
				case MESSAGE.sync:
					return this.#sync(session, room, decoder);
				case MESSAGE.awareness:
					return this.#presenceOf(room).receive(session, decoding.readVarUint8Array(decoder), this.#parts.clock());
				case MESSAGE.queryAwareness: {
					const present = this.#presenceOf(room).everyone();
					if (present !== null) session.send(present);
					return;
				}
				case MESSAGE.auth:
					return;
				default:
					throw new Error('unknown message type');
			}
		} catch {
			this.#parts.metrics.inadmissible('malformed');
			session.close(CLOSE.inadmissible);
		}
	}

	#sync(session: Session, room: Room, decoder: decoding.Decoder): void {
		const { journal, metrics } = this.#parts;
		const kind = decoding.readVarUint(decoder);
		const content = decoding.readVarUint8Array(decoder);
		if (kind === SYNC.step1) {
			if (session.asking !== null) session.asking.stateVector = content;
			else journal.submit(new AnswerJob(session, room, content));
			return;
		}
		if (kind !== SYNC.step2 && kind !== SYNC.update) throw new Error('unknown sync message');
		if (content.byteLength > (kind === SYNC.step2 ? MAX_STEP2_BYTES : MAX_UPDATE_BYTES)) {
			metrics.inadmissible('too_large');
			session.close(CLOSE.tooLarge);
			return;
		}
		journal.submit(new FrameJob(session, room, content, kind === SYNC.step2, metrics));
	}

	#presenceOf(room: Room): Presence {
		let presence = this.#presence.get(room);
		if (presence === undefined) {
			presence = new Presence(
				room,
				({ who }) => ({
					id: who.person,
					name: who.name,
					roles: [...(this.#parts.standing.membership(who.person, room.taskForce)?.roles ?? [])]
				}),
				(client, person) => this.#parts.journal.submit(new ClaimJob(room, client, person))
			);
			this.#presence.set(room, presence);
		}
		return presence;
	}

	/** Logout, expiry, demotion and removal take hold on every open socket (G8). */
	#reexamine(): void {
		const { standing } = this.#parts;
		for (const session of this.#sessions) {
			const { room, who } = session;
			if (standing.session(who.session)?.person !== who.person) session.close(CLOSE.noSession);
			else if (room !== null && !mayOpen(standing.membership(who.person, room.taskForce), room.where)) session.close(CLOSE.notYours);
		}
	}
}

/** @returns null where the path cannot be decoded */
function documentNameIn(path: string): string | null {
	try {
		return decodeURIComponent(path.replace(/^\/collab\//, ''));
	} catch {
		return null;
	}
}

function toBytes(data: RawData): Uint8Array {
	if (Array.isArray(data)) return new Uint8Array(Buffer.concat(data));
	return data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
