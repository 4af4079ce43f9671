import { WebSocket } from 'ws';
import { SYNC } from '#lib/protocol/collab.ts';
import { Codec } from './codec.ts';
import type { DocumentTarget } from './targets.ts';

const NOTHING = Uint8Array.of(0, 0);

/**
 * One connection to a document, as lean as can be, so that the server is what is measured: it keeps no document and
 * leaves the update frames to whoever asked for them.
 */
export class Screen {
	readonly #socket: WebSocket;
	readonly #codec: Codec;
	#closing = false;
	/** takes each update frame from now on; before that they belong to what was there when it joined */
	onUpdate: (message: Uint8Array, at: number) => void = (message) => {
		this.state.push(this.contentOf(message));
	};
	/** the whole document as it was sent: the answer to step 1 and what came behind it */
	readonly state: Uint8Array[] = [];

	private constructor(socket: WebSocket, codec: Codec) {
		this.#socket = socket;
		this.#codec = codec;
	}

	/** Open, and with all that the server has. */
	static open({ url, document }: DocumentTarget, cookie: string): Promise<Screen> {
		const codec = new Codec(document);
		const socket = new WebSocket(url, { headers: { cookie }, perMessageDeflate: false, skipUTF8Validation: true });
		const screen = new Screen(socket, codec);
		return new Promise((resolve, reject) => {
			socket.on('error', reject);
			socket.on('close', (code) => {
				const error = new Error(`a screen was closed with ${code}`);
				reject(error);
				// After it has joined nobody waits for that promise any more.
				if (!screen.#closing) throw error;
			});
			socket.on('open', () => codec.hello().forEach((message) => socket.send(message)));
			socket.on('message', (message: Buffer) => screen.#receive(message, () => resolve(screen)));
		});
	}

	update(bytes: Uint8Array): Uint8Array {
		return this.#codec.sync(SYNC.update, bytes);
	}

	contentOf(message: Uint8Array): Uint8Array {
		return this.#codec.contentOf(message);
	}

	/** @param message as `update` has made it */
	send(message: Uint8Array): void {
		this.#socket.send(message);
	}

	close(): Promise<void> {
		this.#closing = true;
		return new Promise((resolve) => {
			if (this.#socket.readyState === WebSocket.CLOSED) return resolve();
			this.#socket.once('close', () => resolve());
			this.#socket.close();
		});
	}

	#receive(message: Uint8Array, joined: () => void): void {
		const kind = this.#codec.kindOf(message);
		if (kind === 'update') this.onUpdate(message, performance.now());
		else if (kind === 'step1') this.send(this.#codec.sync(SYNC.step2, NOTHING));
		else if (kind === 'step2') {
			this.state.push(this.#codec.contentOf(message));
			joined();
		}
	}
}
