import { WebSocket } from 'ws';

/** Engine.IO and Socket.IO in text frames: https://github.com/socketio/socket.io-protocol */
const OPEN = '0';
const PING = '2';
const PONG = '3';
const CONNECT = '40';
const EVENT = '42';
const ACK = '43';

/** A Socket.IO connection, as lean as can be: it parses nothing that nobody asked for. */
export class Phone {
	readonly #socket: WebSocket;
	readonly #acks = new Map<number, (text: string) => void>();
	#sent = 0;
	/** takes each event as text, `["name",…]` */
	onEvent: (text: string) => void = () => undefined;

	private constructor(socket: WebSocket) {
		this.#socket = socket;
	}

	static open(url: string, cookie: string): Promise<Phone> {
		const address = `${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`;
		const socket = new WebSocket(address, { headers: { cookie }, perMessageDeflate: false });
		const phone = new Phone(socket);
		return new Promise((resolve, reject) => {
			socket.on('error', reject);
			socket.on('close', (code) => reject(new Error(`a phone was closed with ${code}`)));
			socket.on('message', (data: Buffer) => phone.#receive(data.toString('latin1'), () => resolve(phone)));
		});
	}

	/**
	 * @param event JSON of the event's name and arguments, `["name",…]`
	 * @param answered takes the JSON of what is acknowledged, `[…]`
	 */
	send(event: string, answered: (text: string) => void): void {
		const id = this.#sent++;
		this.#acks.set(id, answered);
		this.#socket.send(`${EVENT}${id}${event}`);
	}

	close(): Promise<void> {
		return new Promise((resolve) => {
			if (this.#socket.readyState === WebSocket.CLOSED) return resolve();
			this.#socket.once('close', () => resolve());
			this.#socket.close();
		});
	}

	#receive(text: string, connected: () => void): void {
		if (text.startsWith(ACK)) {
			const start = text.indexOf('[');
			const id = Number(text.slice(ACK.length, start));
			const answered = this.#acks.get(id);
			this.#acks.delete(id);
			answered?.(text.slice(start));
		} else if (text.startsWith(EVENT)) this.onEvent(text);
		else if (text === PING) this.#socket.send(PONG);
		else if (text.startsWith(CONNECT)) connected();
		else if (text.startsWith(OPEN)) this.#socket.send(CONNECT);
	}
}
