/** A page that was put to sleep with the turn in hand must not keep the others waiting for ever. */
const PATIENCE_MS = 5_000;

/**
 * Tabs of one phone share its reports: one sends at a time, and each tells the others what has changed. Where the browser
 * has no locks (plain http) they send side by side, which is more work and no harm: a report is answered once.
 */
export class ReportTurn {
	readonly #name: string;
	readonly #channel: BroadcastChannel | null;

	/** @param changed another tab has written or taken up what is in `sending` */
	constructor(name: string, changed: (sending: string | null) => void) {
		this.#name = name;
		this.#channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
		if (this.#channel !== null) {
			this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => changed(typeof data === 'string' ? data : null);
		}
	}

	/** @param sending the id of the report that this tab is sending */
	tell(sending: string | null): void {
		this.#channel?.postMessage(sending);
	}

	async take(work: () => Promise<void>): Promise<void> {
		const locks = globalThis.navigator?.locks as LockManager | undefined;
		if (locks === undefined) return work();
		const { signal, stop } = patience();
		let begun = false;
		try {
			await locks.request(this.#name, { signal }, async () => {
				begun = true;
				stop();
				await work();
			});
		} catch (error) {
			if (begun) throw error;
			await work();
		} finally {
			stop();
		}
	}

	close(): void {
		this.#channel?.close();
	}
}

function patience(): { signal: AbortSignal; stop: () => void } {
	const controller = new AbortController();
	const timer = setTimeout(() => controller.abort(), PATIENCE_MS);
	return { signal: controller.signal, stop: () => clearTimeout(timer) };
}
