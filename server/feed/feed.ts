import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { Server as Engine } from 'engine.io';
import { Server, type Socket } from 'socket.io';
import { readsEverything } from '#lib/domain/roles.ts';
import '../http/request.ts';
import type { CommandRunner, Viewer } from '../services.ts';
import type { Committed } from '../journal/tick.ts';
import type { Journal } from '../journal/journal.ts';
import type { Metrics } from '../metrics.ts';
import type { Standing } from '../standing/types.ts';
import { channel, taskForceOf } from './channels.ts';
import { answerCommand } from './command-message.ts';
import { EditNotices } from './edited.ts';
import { receiveWatch } from './watch-message.ts';

const STANDING_MS = 1_000;
/** Packets a socket may leave unread; a wall that is asleep is dropped and catches up by `since`. */
const MAX_UNREAD = 1_000;
const MAX_MESSAGE = 1024 * 1024;

export interface FeedParts {
	journal: Journal;
	standing: Standing;
	commands: CommandRunner;
	metrics: Metrics;
}

/** Commands and the feed over Socket.IO. Connection state recovery stays off: it can outlive someone's rights. */
export class Feed {
	readonly #parts: FeedParts;
	readonly #io: Server;
	readonly #engine: Engine;
	readonly #timer: NodeJS.Timeout;
	readonly #unsubscribe: () => void;
	readonly #notices = new EditNotices((taskForce) => this.#io.to(channel(taskForce)).emit('edited', { taskForce }));

	constructor(parts: FeedParts) {
		this.#parts = parts;
		this.#engine = new Engine({
			maxHttpBufferSize: MAX_MESSAGE,
			perMessageDeflate: false,
			httpCompression: false,
			// The door has looked at path, Origin and session; a request it did not see has no viewer.
			allowRequest: (request, decide) => {
				const viewer = request.noonboard?.viewer;
				decide(viewer === undefined ? 'unauthenticated' : null, viewer !== undefined);
			}
		});
		this.#io = new Server({ serveClient: false, connectTimeout: 10_000 });
		this.#io.bind(this.#engine);
		this.#io.on('connection', (socket) => this.#connect(socket));
		this.#unsubscribe = parts.standing.onChange(() => this.#reexamine());
		this.#timer = setInterval(() => {
			this.#reexamine();
			this.#dropUnread();
		}, STANDING_MS);
		parts.metrics.gauge('feed_connections', 'Open Socket.IO connections', () => this.#engine.clientsCount);
	}

	/** `/socket.io/` by polling. Origin has been checked. */
	request(request: IncomingMessage, response: ServerResponse): void {
		this.#engine.handleRequest(request, response);
	}

	/** `/socket.io/` by WebSocket. Origin and session have been checked. */
	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
		this.#engine.handleUpgrade(request, socket, head);
	}

	/** What a tick has committed, to everybody who watches: one message per task force. */
	publish({ writes }: Committed): void {
		const told = Map.groupBy(writes.feed, (entry) => entry.taskForce);
		for (const [taskForce, entries] of told) {
			const events = entries.map(({ event }) => event);
			this.#io.to(channel(taskForce)).emit('feed', events.length === 1 ? events[0] : events);
		}
		for (const { task_force } of writes.events) if (!told.has(task_force)) this.#notices.edited(task_force);
	}

	async close(): Promise<void> {
		clearInterval(this.#timer);
		this.#notices.close();
		this.#unsubscribe();
		this.#io.disconnectSockets(true);
		await this.#io.close();
		this.#engine.close();
	}

	#connect(socket: Socket): void {
		const viewer = (socket.request).noonboard?.viewer;
		if (viewer === undefined) {
			socket.disconnect(true);
			return;
		}
		sockets.set(socket, viewer);
		const valid = () => this.#isValid(viewer);
		socket.on('command', (envelope: unknown, ack: unknown) => {
			answerCommand(this.#parts.commands, viewer.person, valid, envelope, ack).catch(() => socket.disconnect(true));
		});
		socket.on('watch', (request: unknown, ack: unknown) => {
			receiveWatch(this.#parts.journal, viewer, valid, socket, request, ack);
		});
	}

	#isValid(viewer: Viewer): boolean {
		return this.#parts.standing.session(viewer.session)?.person === viewer.person;
	}

	/** Logout, expiry, demotion and removal take hold on every open socket (G8). */
	#reexamine(): void {
		for (const socket of this.#io.sockets.sockets.values()) {
			const viewer = sockets.get(socket);
			if (viewer === undefined || !this.#isValid(viewer)) {
				socket.disconnect(true);
				continue;
			}
			for (const room of socket.rooms) {
				const taskForce = taskForceOf(room);
				if (taskForce === null) continue;
				const member = this.#parts.standing.membership(viewer.person, taskForce);
				if (member === null || !readsEverything(member.roles)) void socket.leave(room);
			}
		}
	}

	#dropUnread(): void {
		for (const socket of this.#io.sockets.sockets.values()) {
			const { conn } = socket;
			const { writeBuffer } = conn as unknown as { writeBuffer: unknown[] };
			if (writeBuffer.length > MAX_UNREAD) conn.close(true);
		}
	}
}

const sockets = new WeakMap<Socket, Viewer>();
