/**
 * Does a piece of work when asked, one at a time and with a rest after each: however often it is asked meanwhile, it
 * runs once more. Without being asked it does nothing.
 */
export class Refresher {
	readonly #work: () => Promise<void>;
	readonly #restMs: number;
	#state: 'idle' | 'working' | 'resting' | 'stopped' = 'idle';
	#again = false;
	#rest: ReturnType<typeof setTimeout> | undefined;
	#later: ReturnType<typeof setTimeout> | undefined;

	/** @param work never rejects */
	constructor(work: () => Promise<void>, restMs: number) {
		this.#work = work;
		this.#restMs = restMs;
	}

	ask(): void {
		if (this.#state === 'stopped') return;
		if (this.#state !== 'idle') this.#again = true;
		else void this.#run();
	}

	/** Asks when some time has passed; only the newest appointment holds. */
	askIn(ms: number): void {
		clearTimeout(this.#later);
		if (this.#state !== 'stopped') this.#later = setTimeout(() => this.ask(), ms);
	}

	stop(): void {
		this.#state = 'stopped';
		clearTimeout(this.#rest);
		clearTimeout(this.#later);
	}

	async #run(): Promise<void> {
		this.#state = 'working';
		this.#again = false;
		await this.#work();
		if (this.#stopped()) return;
		this.#state = 'resting';
		this.#rest = setTimeout(() => {
			this.#state = 'idle';
			if (this.#again) void this.#run();
		}, this.#restMs);
	}

	/** It may have been stopped while the work was being waited for. */
	#stopped(): boolean {
		return this.#state === 'stopped';
	}
}
