import { here, type NoPosition, type Position } from './position.ts';

/** An older position is asked for anew with the next picture. */
const STALE_MS = 30_000;

/** Where the phone is, asked for when a finding begins; says plainly why it does not know. */
export class Locator {
	position = $state.raw<Position | null>(null);
	/** null while all is well or nothing was asked yet */
	problem = $state<NoPosition | null>(null);
	busy = $state(false);
	#at = 0;

	async locate(): Promise<void> {
		if (this.busy) return;
		this.busy = true;
		const found = await here();
		this.busy = false;
		if (typeof found === 'string') {
			this.problem = found;
			// Where one was some minutes ago is not where one is.
			if (Date.now() - this.#at > STALE_MS) this.position = null;
			return;
		}
		this.#at = Date.now();
		this.problem = null;
		this.position = found;
	}

	/** With each picture and each return to the page: people walk in between. */
	async refresh(): Promise<void> {
		if (Date.now() - this.#at > STALE_MS && this.problem !== 'denied' && this.problem !== 'none') await this.locate();
	}
}
