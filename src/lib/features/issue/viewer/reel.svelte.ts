import type { Shot } from '../photos/shots.ts';

/** One photo, before and after beside each other, or one over the other with a divider. */
export type Mode = 'one' | 'beside' | 'slide';

/** The photos of an issue and which of them are looked at. */
export class Reel {
	readonly shots: readonly Shot[];
	mode = $state<Mode>('one');
	/** in `shots`; −1: there is none of that kind */
	#before = $state(-1);
	#after = $state(-1);
	/** what the arrow keys move */
	#kind = $state<Shot['when']>('before');

	/** @param latest in `after`, the one to compare with at first */
	constructor(before: readonly Shot[], after: readonly Shot[], latest: number, first: Shot) {
		this.shots = [...before, ...after];
		this.#before = before.length > 0 ? 0 : -1;
		this.#after = after.length > 0 ? before.length + latest : -1;
		this.select(this.shots.indexOf(first));
	}

	get comparable(): boolean {
		return this.#before >= 0 && this.#after >= 0;
	}

	get before(): Shot | undefined {
		return this.shots[this.#before];
	}

	get after(): Shot | undefined {
		return this.shots[this.#after];
	}

	/** place in `shots` of the one that the keys move */
	get at(): number {
		return this.#kind === 'before' ? this.#before : this.#after;
	}

	get current(): Shot | undefined {
		return this.shots[this.at];
	}

	isShown(index: number): boolean {
		return this.mode === 'one' ? index === this.at : index === this.#before || index === this.#after;
	}

	select(index: number): void {
		const shot = this.shots[index];
		if (shot === undefined) return;
		this.#kind = shot.when;
		if (shot.when === 'before') this.#before = index;
		else this.#after = index;
	}

	/** While two are compared the keys stay among the photos of one kind. */
	step(by: -1 | 1): void {
		const next = this.shots[this.at + by];
		if (next !== undefined && (this.mode === 'one' || next.when === this.#kind)) this.select(this.at + by);
	}
}
