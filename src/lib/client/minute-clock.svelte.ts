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
		this.set();
		// Timers of a page in the background, or of a device that slept, come late.
		document.addEventListener('visibilitychange', this.set);
		return () => {
			clearTimeout(this.#timer);
			document.removeEventListener('visibilitychange', this.set);
		};
	}

	/** Looks at once what time it is, e.g. when more is known of the server's clock. */
	set = (): void => {
		clearTimeout(this.#timer);
		const now = Date.now() + this.#ahead();
		this.now = now;
		this.#timer = setTimeout(this.set, MINUTE - (now % MINUTE) + 5);
	};
}
