import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { MESSAGE, SYNC } from '#lib/protocol/collab.ts';
import type { Caller } from './caller.ts';

/** What the server writes to a socket that has a document open, frame by frame, as it arrives. */
export class FrameWatcher implements Disposable {
	readonly #socket: WebSocket;

	/** @param onUpdate called with each update that is broadcast, before anything else can happen */
	constructor(caller: Caller, name: string, onUpdate: (update: Uint8Array) => void) {
		this.#socket = new WebSocket(`${caller.address.replace(/^http/, 'ws')}/collab/${name}`, {
			headers: { cookie: caller.cookie, origin: caller.address }
		});
		this.#socket.binaryType = 'arraybuffer';
		this.#socket.on('message', (data: ArrayBuffer) => {
			const decoder = decoding.createDecoder(new Uint8Array(data));
			if (decoding.readVarUint(decoder) !== MESSAGE.sync) return;
			const kind = decoding.readVarUint(decoder);
			if (kind === SYNC.step1) this.#answer();
			else onUpdate(decoding.readVarUint8Array(decoder));
		});
	}

	async opened(): Promise<void> {
		if (this.#socket.readyState === WebSocket.OPEN) return;
		await new Promise<void>((resolve, reject) => {
			this.#socket.once('open', () => resolve());
			this.#socket.once('error', reject);
		});
	}

	[Symbol.dispose](): void {
		this.#socket.terminate();
	}

	/** Has nothing, and asks for nothing: only what is new from now on. */
	#answer(): void {
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, MESSAGE.sync);
		encoding.writeVarUint(encoder, SYNC.step2);
		encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(new Y.Doc()));
		this.#socket.send(encoding.toUint8Array(encoder));
	}
}
