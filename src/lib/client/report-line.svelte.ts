import type { Line } from './line.ts';

/**
 * Whether this page can reach the server. What holds the connection is fetched when there is something to send: who
 * only opens the form on a thin signal does not wait for it, and who can fetch it can send.
 */
export class ReportLine {
	/** The page has just come from the server, so at first it is believed to be there. */
	state = $state<'up' | 'down'>('up');
	#socket: Line | null = null;
	/** null: not started */
	#up: (() => void) | null = null;
	readonly #raised = () => {
		this.state = 'up';
		this.#up?.();
	};
	readonly #lost = () => (this.state = 'down');

	/** @param up called whenever it may be worth trying to send. @returns how to stop */
	start(up: () => void): () => void {
		this.#up = up;
		const online = () => {
			// A phone in a cellar has waited longer and longer between two calls: with a signal it calls at once.
			if (this.#socket?.connected === false) this.#socket.disconnect().connect();
			else this.state = 'up';
			up();
		};
		if (!navigator.onLine) this.state = 'down';
		window.addEventListener('online', online);
		window.addEventListener('offline', this.#lost);
		return () => {
			window.removeEventListener('online', online);
			window.removeEventListener('offline', this.#lost);
			this.#socket?.off('connect', this.#raised).off('disconnect', this.#lost).off('connect_error', this.#lost);
			this.#up = null;
		};
	}

	/** The server has answered, or has not, on another way. */
	heard(answered: boolean): void {
		if (!answered) this.state = 'down';
		else if (this.#socket === null || this.#socket.connected) this.state = 'up';
	}

	/** Fetches and opens the connection, once. */
	async open(): Promise<void> {
		if (this.#socket !== null || this.#up === null || !navigator.onLine) return;
		const { line } = await import('./line.ts');
		if (this.#socket !== null) return;
		this.#socket = line();
		this.#socket.on('connect', this.#raised).on('disconnect', this.#lost).on('connect_error', this.#lost);
		if (this.#socket.connected) this.#raised();
	}
}
