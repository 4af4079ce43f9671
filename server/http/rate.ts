interface Bucket {
	tokens: number;
	at: number;
}

/** So many keys are remembered before those that have all their tokens back are forgotten. */
const MANY = 10_000;

/** A token bucket for each key: a burst at once, then so many a second. */
export class Rate {
	readonly #burst: number;
	readonly #perSecond: number;
	readonly #now: () => number;
	readonly #buckets = new Map<string, Bucket>();

	/** @param now ms, any origin */
	constructor(burst: number, perSecond: number, now: () => number = () => performance.now()) {
		this.#burst = burst;
		this.#perSecond = perSecond;
		this.#now = now;
	}

	/** @returns 0 where it may go on, otherwise the seconds until it may */
	take(key: string): number {
		const now = this.#now();
		const tokens = this.#tokensOf(this.#buckets.get(key), now);
		if (tokens < 1) return Math.ceil((1 - tokens) / this.#perSecond);
		if (this.#buckets.size >= MANY) this.#forget(now);
		this.#buckets.set(key, { tokens: tokens - 1, at: now });
		return 0;
	}

	#tokensOf(bucket: Bucket | undefined, now: number): number {
		if (bucket === undefined) return this.#burst;
		return Math.min(this.#burst, bucket.tokens + ((now - bucket.at) / 1000) * this.#perSecond);
	}

	#forget(now: number): void {
		for (const [key, bucket] of this.#buckets) {
			if (this.#tokensOf(bucket, now) >= this.#burst) this.#buckets.delete(key);
		}
	}
}
