/** A seeded source of chance, so that a demo can be had again. */
export class Random {
	#state: number;

	constructor(seed: number) {
		this.#state = seed | 0;
	}

	/** From 0 up to, not including, 1 (mulberry32). */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	}

	between(low: number, high: number): number {
		return low + this.next() * (high - low);
	}

	chance(probability: number): boolean {
		return this.next() < probability;
	}

	/** @throws {RangeError} for an empty list */
	pick<T>(list: readonly T[]): T {
		const found = list[Math.floor(this.next() * list.length)];
		if (found === undefined) throw new RangeError('nothing to pick from');
		return found;
	}

	/** Normally distributed around 0. */
	normal(deviation: number): number {
		const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
		return radius * Math.cos(2 * Math.PI * this.next()) * deviation;
	}

	shuffled<T>(list: readonly T[]): T[] {
		return list
			.map((item) => ({ item, at: this.next() }))
			.sort((a, b) => a.at - b.at)
			.map(({ item }) => item);
	}
}
