import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { MESSAGE, SYNC } from '#lib/protocol/collab.ts';

export interface Refused {
	field: string;
	reason: string;
	issue: string;
}

/** A bare socket on `/collab`: sends what it is told, byte for byte, and keeps everything that comes. */
export class Wire implements Disposable {
	readonly socket: WebSocket;
	readonly doc = new Y.Doc();
	/** every message as it came */
	readonly frames: Uint8Array[] = [];
	readonly refused: Refused[] = [];
	readonly awareness = new Map<number, { clock: number; state: Record<string, unknown> | null }>();
	/** update frames that the server says are on disk or answered */
	saved = 0;
	sent = 0;
	/** once the server has asked what this client has */
	opened = false;
	/** sync step 2s that came */
	answers = 0;
	code: number | null = null;
	/** a copy to forge frames with */
	forger: Y.Doc | null = null;

	constructor(origin: string, cookie: string, name: string, headers: Record<string, string> = {}) {
		this.socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/collab/${name}?ext=1`, { headers: { cookie, ...headers } });
		this.socket.binaryType = 'nodebuffer';
		this.socket.on('message', (data: Buffer) => this.#receive(new Uint8Array(data)));
		this.socket.on('close', (code) => (this.code = code));
		this.socket.on('error', () => (this.code ??= -1));
	}

	get synced(): boolean {
		return this.answers > 0;
	}

	/** Open, and with all that the server has. */
	static async open(origin: string, cookie: string, name: string): Promise<Wire> {
		const wire = new Wire(origin, cookie, name);
		await until(() => wire.opened || wire.code !== null, 'the document opens');
		if (wire.code === null) wire.step1(Uint8Array.of(0));
		await until(() => wire.synced || wire.code !== null, 'the document is read');
		return wire;
	}

	send(bytes: Uint8Array): void {
		if (this.socket.readyState === WebSocket.OPEN) this.socket.send(bytes);
	}

	step1(stateVector: Uint8Array): void {
		this.send(syncMessage(SYNC.step1, stateVector));
	}

	step2(update: Uint8Array): void {
		this.sent++;
		this.send(syncMessage(SYNC.step2, update));
	}

	update(update: Uint8Array): void {
		this.sent++;
		this.send(syncMessage(SYNC.update, update));
	}

	/** @param entries client id, clock, state */
	shout(...entries: [client: number, clock: number, state: unknown][]): void {
		this.send(awarenessMessage(...entries));
	}

	/** All update frames are on disk or answered, or the socket is closed. */
	async answered(): Promise<void> {
		await until(() => this.saved >= this.sent || this.code !== null, 'an answer');
	}

	async closed(): Promise<number> {
		await until(() => this.code !== null, 'the socket is closed');
		return this.code!;
	}

	[Symbol.dispose](): void {
		this.socket.terminate();
		this.doc.destroy();
	}

	#receive(bytes: Uint8Array): void {
		this.frames.push(bytes);
		const decoder = decoding.createDecoder(bytes);
		switch (decoding.readVarUint(decoder)) {
			case MESSAGE.sync:
				return this.#sync(decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder));
			case MESSAGE.saved:
				decoding.readVarUint8Array(decoder);
				this.saved = decoding.readVarUint(decoder);
				return;
			case MESSAGE.refused: {
				const [field, reason, issue] = [0, 1, 2].map(() => decoding.readVarString(decoder)) as [string, string, string];
				this.refused.push({ field, reason, issue });
				return;
			}
			case MESSAGE.awareness:
				return this.#hear(decoding.createDecoder(decoding.readVarUint8Array(decoder)));
		}
	}

	#sync(kind: number, content: Uint8Array): void {
		if (kind === SYNC.step1) {
			this.opened = true;
			return;
		}
		Y.applyUpdate(this.doc, content);
		if (kind === SYNC.step2) this.answers++;
	}

	#hear(decoder: decoding.Decoder): void {
		for (let left = decoding.readVarUint(decoder); left > 0; left--) {
			const client = decoding.readVarUint(decoder);
			const clock = decoding.readVarUint(decoder);
			this.awareness.set(client, { clock, state: JSON.parse(decoding.readVarString(decoder)) as Record<string, unknown> | null });
		}
	}
}

export function syncMessage(kind: number, content: Uint8Array): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, MESSAGE.sync);
	encoding.writeVarUint(encoder, kind);
	encoding.writeVarUint8Array(encoder, content);
	return encoding.toUint8Array(encoder);
}

export function awarenessMessage(...entries: [client: number, clock: number, state: unknown][]): Uint8Array {
	const inner = encoding.createEncoder();
	encoding.writeVarUint(inner, entries.length);
	for (const [client, clock, state] of entries) {
		encoding.writeVarUint(inner, client);
		encoding.writeVarUint(inner, clock);
		encoding.writeVarString(inner, JSON.stringify(state));
	}
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, MESSAGE.awareness);
	encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner));
	return encoding.toUint8Array(encoder);
}

/** Waits for what other sockets' events bring about. */
async function until(condition: () => boolean, what: string): Promise<void> {
	const end = Date.now() + 60_000;
	while (!condition()) {
		if (Date.now() > end) throw new Error(`${what}: never came`);
		await new Promise((resolve) => setTimeout(resolve, 2));
	}
}

/** How often the server had to throw away what a tick had done: never because of what a client sends. */
export async function ticksUndone(origin: string): Promise<number> {
	const text = await (await fetch(`${origin}/metrics`)).text();
	return Number(/^noonboard_journal_failures_total (\d+)$/m.exec(text)![1]);
}
