import { io, type Socket } from 'socket.io-client';
import { v7 as uuid } from 'uuid';
import type { Answer, CommandType, PayloadInput } from '#lib/protocol/commands.ts';
import type { FeedEvent, WatchAnswer } from '#lib/protocol/feed.ts';
import { DEMO_PASSWORD } from '#server/auth/passwords.ts';

export interface Command {
	id: string;
	type: string;
	taskForce: string;
	payload: unknown;
}

interface FromServer {
	feed: (events: FeedEvent | FeedEvent[]) => void;
}
interface ToServer {
	command: (command: Command, ack: (answer: Answer) => void) => void;
	watch: (watch: { taskForce: string; since?: number }, ack: (answer: WatchAnswer) => void) => void;
}
export type FeedSocket = Socket<FromServer, ToServer>;

const TASK_FORCE = 'huahu';
/** Long enough for an answer; where it was lost with a server that was killed, it is asked for again. */
const ANSWER_MS = 3_000;
/** Where no answer at all would be wrong: a busy machine takes its time. */
export const PATIENT_MS = 60_000;

export function command<T extends CommandType>(type: T, payload: PayloadInput<T>): Command {
	return { id: uuid(), type, taskForce: TASK_FORCE, payload };
}

/** Somebody of the sample street, from outside: knows an address, a name and a password. */
export class Caller {
	readonly address: string;
	readonly id: string;
	readonly cookie: string;

	private constructor(address: string, id: string, cookie: string) {
		this.address = address;
		this.id = id;
		this.cookie = cookie;
	}

	static async signIn(address: string, username: string): Promise<Caller> {
		const response = await fetch(`${address}/api/auth/sign-in/username`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', origin: address },
			body: JSON.stringify({ username, password: DEMO_PASSWORD })
		});
		if (!response.ok) throw new Error(`sign-in of ${username}: ${response.status} ${await response.text()}`);
		const { user } = (await response.json()) as { user: { id: string } };
		const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
		return new Caller(address, user.id, cookies.join('; '));
	}

	/** @returns null where no answer came: refused, cut off or too late */
	async overHttp(sent: Command, patience = ANSWER_MS): Promise<Answer | null> {
		try {
			const response = await fetch(`${this.address}/api/v1/commands`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', origin: this.address, cookie: this.cookie },
				body: JSON.stringify(sent),
				signal: AbortSignal.timeout(patience)
			});
			const answer = (await response.json()) as Answer;
			return typeof answer.ok === 'boolean' ? answer : null;
		} catch {
			return null; // the connection went with the server
		}
	}

	/** @returns null where no answer came in time */
	async overSocket(socket: FeedSocket, sent: Command): Promise<Answer | null> {
		try {
			return await socket.timeout(ANSWER_MS).emitWithAck('command', sent);
		} catch {
			return null; // no answer in time
		}
	}

	/** Stays, and comes back by itself after a lost connection. */
	socket(): FeedSocket {
		return io(this.address, {
			transports: ['websocket'],
			forceNew: true,
			reconnectionDelay: 50,
			reconnectionDelayMax: 200,
			extraHeaders: { cookie: this.cookie, origin: this.address }
		});
	}

	async read<T>(path: string): Promise<T> {
		const response = await fetch(`${this.address}/api/v1/${path}`, { headers: { cookie: this.cookie } });
		if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
		return (await response.json()) as T;
	}
}
