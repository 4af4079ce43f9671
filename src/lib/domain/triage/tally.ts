/**
 * Sums by small number, kept from use to use: making and walking a table for every text costs more
 * than the text. Bare arrays, since this is the innermost loop.
 */
export class Tally {
	readonly sums: Float64Array;
	/** The first `count` are the numbers added to since the last `clear`, each once. */
	readonly touched: Int32Array;
	readonly #seen: Uint8Array;
	count = 0;

	constructor(size: number) {
		this.sums = new Float64Array(size);
		this.touched = new Int32Array(size);
		this.#seen = new Uint8Array(size);
	}

	add(number: number, amount: number): void {
		if (this.#seen[number] === 0) {
			this.#seen[number] = 1;
			this.touched[this.count++] = number;
		}
		this.sums[number] = (this.sums[number] ?? 0) + amount;
	}

	clear(): void {
		for (let i = 0; i < this.count; i++) {
			const number = this.touched[i] ?? 0;
			this.sums[number] = 0;
			this.#seen[number] = 0;
		}
		this.count = 0;
	}
}
