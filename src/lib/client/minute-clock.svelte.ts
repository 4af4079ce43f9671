import { MINUTE } from '#lib/domain/wall-clock.ts';

/** The time by the server's clock, moving with its minutes: beside a clock on the wall, one that lags shows. */
export class MinuteClock {
	now = $state(0);
	readonly #ahead: () => number;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** @param now when the page was made, ms @param ahead the server's clock minus this device's, ms */
	constructor(now: number, ahead: () => number) {
		this.now = now;
		this.#ahead = ahead;
	}

	/** @returns how to stop */
	start(): () => void {
		const tick = () => {
			clearTimeout(this.#timer);
			this.now = Date.now() + this.#ahead();
			this.#timer = setTimeout(tick, MINUTE - (this.now % MINUTE) + 5);
		};
		tick();
		// Timers of a page in the background, or of a device that slept, come late.
		document.addEventListener('visibilitychange', tick);
		return () => {
			clearTimeout(this.#timer);
			document.removeEventListener('visibilitychange', tick);
		};
	}
}
