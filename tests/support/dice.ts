import { Random } from '#server/demo/simulation/random.ts';

/** The seeded chance of random tests. */
export class Dice extends Random {
	/** a whole number from 0 up to, not including, `limit` */
	below(limit: number): number {
		return Math.floor(this.next() * limit);
	}

	bytes(length: number): Uint8Array {
		return Uint8Array.from({ length }, () => this.below(256));
	}

	/** A copy with some of its bytes changed, removed or added. */
	mutated(bytes: Uint8Array): Uint8Array {
		const out = [...bytes];
		for (let left = 1 + this.below(4); left > 0; left--) {
			const at = this.below(out.length + 1);
			switch (this.below(4)) {
				case 0:
					out[at] = this.below(256);
					break;
				case 1:
					out.splice(at, 1 + this.below(4));
					break;
				case 2:
					out.splice(at, 0, ...this.bytes(1 + this.below(4)));
					break;
				default:
					out.length = at;
			}
		}
		return Uint8Array.from(out, (byte) => byte ?? 0);
	}
}
