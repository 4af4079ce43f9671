import { io, type Socket } from 'socket.io-client';
import { v7 as uuid } from 'uuid';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Answer, CommandType, FindingResult, IssueResult, PayloadInput } from '#lib/protocol/commands.ts';
import type { FieldValue } from '#lib/domain/fields.ts';

// Each provider listens for the end of the process; a test has many.
process.setMaxListeners(200);

/** A stock y-websocket provider with somebody's cookie. */
export interface Replica extends Disposable {
	doc: Y.Doc;
	provider: WebsocketProvider;
	/** close codes seen so far */
	closes: number[];
	issues: Y.Map<Y.Map<FieldValue>>;
	synced(): Promise<void>;
}

export function openReplica(origin: string, cookie: string, name: string, doc = new Y.Doc()): Replica {
	class SignedIn extends WebSocket {
		constructor(url: string | URL, protocols?: string | string[]) {
			super(url, protocols, { headers: { cookie } });
		}
	}
	const provider = new WebsocketProvider(`${origin.replace(/^http/, 'ws')}/collab`, name, doc, {
		WebSocketPolyfill: SignedIn as unknown as typeof globalThis.WebSocket,
		disableBc: true,
		maxBackoffTime: 200
	});
	const closes: number[] = [];
	provider.on('connection-close', (event) => {
		if (event !== null) closes.push(event.code);
	});
	return {
		doc,
		provider,
		closes,
		issues: doc.getMap<Y.Map<FieldValue>>('issues'),
		synced: () => until(() => provider.synced),
		[Symbol.dispose]() {
			provider.destroy();
			doc.destroy();
		}
	};
}

/** A Socket.IO client with somebody's cookie. */
export interface Phone extends Disposable {
	socket: Socket;
	/** a new id each time unless one is given */
	command<T extends CommandType>(type: T, payload: PayloadInput<T>, id?: string): Promise<Answer>;
	/** @throws where it was refused */
	report(payload: Partial<PayloadInput<'finding.report'>> & { place: string }): Promise<FindingResult>;
	/** @throws where it was refused */
	transition(type: Exclude<CommandType, 'finding.report' | 'day.seal'>, payload: object): Promise<IssueResult>;
}

export async function openPhone(origin: string, cookie: string, taskForce = 'huahu'): Promise<Phone> {
	const socket = io(origin, { extraHeaders: { cookie }, transports: ['websocket'], forceNew: true });
	await new Promise<void>((resolve, reject) => {
		socket.once('connect', resolve);
		socket.once('connect_error', reject);
	});
	const send = (type: CommandType, payload: object, id = uuid()) =>
		socket.emitWithAck('command', { id, type, taskForce, at: new Date().toISOString(), payload }) as Promise<Answer>;
	return {
		socket,
		command: (type, payload, id) => send(type, payload, id),
		report: async (payload) =>
			resultOf(await send('finding.report', { capturedAt: new Date().toISOString(), ...payload })) as FindingResult,
		transition: async (type, payload) => resultOf(await send(type, payload)) as IssueResult,
		[Symbol.dispose]: () => socket.disconnect()
	};
}

export function resultOf(answer: Answer) {
	if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
	return answer.result;
}

/** Waits for a condition, at most a minute: tests state what comes true, never how fast. */
export async function until(condition: () => boolean | Promise<boolean>, what = 'the condition'): Promise<void> {
	const end = Date.now() + 60_000;
	while (!(await condition())) {
		if (Date.now() > end) throw new Error(`${what} did not come true`);
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
}

/** Long enough for whatever a server would send to have arrived, where nothing must. */
export function quiet(ms = 150): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
