import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { v7 as uuid } from 'uuid';
import type { Answer, CommandType, PayloadInput } from '#lib/protocol/commands.ts';

interface Sent {
	id: string;
	type: CommandType;
	taskForce: string;
	at: string;
	payload: unknown;
}

interface ToServer {
	command: (command: Sent, ack: (answer: Answer) => void) => void;
}

export interface Site {
	/** where the server listens, e.g. `http://localhost:3000` */
	address: string;
	/** the Origin a page of this site would send */
	origin: string;
	taskForce: string;
}

interface Request {
	method?: string;
	headers?: Record<string, string>;
	body?: Uint8Array<ArrayBuffer>;
}

const ACK_MS = 5_000;
const RETRY_MS = 1_000;
/** Passing troubles: the same command is sent again under the same id until it is answered otherwise. */
const PASSING = new Set(['storage_unavailable', 'shutting_down', 'rate_limited']);

/** Somebody of the demo with a phone in hand: signed in, connected, and patient. */
export class SimulatedPerson implements Disposable {
	readonly id: string;
	readonly #site: Site;
	readonly #cookie: string;
	readonly #socket: Socket<Record<string, never>, ToServer>;

	private constructor(site: Site, id: string, cookie: string) {
		this.id = id;
		this.#site = site;
		this.#cookie = cookie;
		this.#socket = io(site.address, {
			transports: ['websocket'],
			extraHeaders: { cookie, origin: site.origin }
		});
	}

	/** @throws {Error} when the server does not take the name and the password */
	static async signIn(site: Site, username: string, password: string): Promise<SimulatedPerson> {
		const response = await fetch(`${site.address}/api/auth/sign-in/username`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', origin: site.origin },
			body: JSON.stringify({ username, password })
		});
		if (!response.ok) throw new Error(`sign-in of ${username}: ${response.status}`);
		const { user } = (await response.json()) as { user: { id: string } };
		const cookie = response.headers
			.getSetCookie()
			.map((header) => header.split(';', 1)[0])
			.join('; ');
		return new SimulatedPerson(site, user.id, cookie);
	}

	/** Sends until there is an answer: after a lost connection or a restart the same id once more. */
	async command<T extends CommandType>(type: T, payload: PayloadInput<T>): Promise<Answer> {
		const { taskForce } = this.#site;
		const sent: Sent = { id: uuid(), type, taskForce, at: new Date().toISOString(), payload };
		for (;;) {
			const answer = await this.#once(sent);
			if (answer !== null && (answer.ok || !PASSING.has(answer.error.code))) return answer;
			await wait(RETRY_MS);
		}
	}

	/** @param path below `/api/v1/task-forces/<slug>/` */
	async read<T>(path: string): Promise<T> {
		const response = await this.#fetch(`task-forces/${this.#site.taskForce}/${path}`);
		return (await response.json()) as T;
	}

	/** @returns the photo's id: the hash of its bytes */
	async upload(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
		const id = createHash('sha256').update(bytes).digest('hex');
		await this.#fetch(`photos/${id}`, { method: 'PUT', headers: { 'content-type': 'image/jpeg' }, body: bytes });
		return id;
	}

	[Symbol.dispose](): void {
		this.#socket.disconnect();
	}

	/** Patient as well: what passes is waited for. @throws {Error} for what does not */
	async #fetch(path: string, { headers, ...init }: Request = {}) {
		const { address, origin } = this.#site;
		for (;;) {
			const request = { ...init, headers: { ...headers, origin, cookie: this.#cookie } };
			const response = await fetch(`${address}/api/v1/${path}`, request).catch(() => null);
			if (response?.ok) return response;
			if (response !== null && response.status < 500 && response.status !== 429) {
				throw new Error(`${path}: ${response.status}`);
			}
			await wait(RETRY_MS);
		}
	}

	async #once(sent: Sent): Promise<Answer | null> {
		try {
			return await this.#socket.timeout(ACK_MS).emitWithAck('command', sent);
		} catch {
			return null; // no answer in time
		}
	}
}
