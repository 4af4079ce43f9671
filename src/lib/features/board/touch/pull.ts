import { flushSync } from 'svelte';
import type { Bench } from '../bench.svelte.ts';
import { pulled, staysOpen } from './swipe.ts';

/** One row being pulled aside, until it has gone back. */
export class Pull {
	readonly #bench: Bench;
	readonly #id: string;
	readonly #row: HTMLElement;
	#pointer: number | null = null;
	#from = 0;
	#x = 0;
	#offset = 0;
	#most = 0;
	/** where the finger was before, and how fast it went from there */
	#last = { x: 0, at: 0 };
	#speed = 0;

	constructor(bench: Bench, id: string, row: HTMLElement) {
		this.#bench = bench;
		this.#id = id;
		this.#row = row;
	}

	get pulling(): boolean {
		return this.#pointer !== null;
	}

	begin({ pointerId, clientX, timeStamp }: PointerEvent): void {
		if (this.#bench.swiped !== this.#id) {
			this.#stand(0);
			this.#bench.swipe(this.#id);
			flushSync();
			this.#most = this.#row.querySelector<HTMLElement>('[data-swipe]')?.offsetWidth ?? 0;
		}
		this.#pointer = pointerId;
		this.#from = this.#offset;
		this.#x = clientX;
		this.#last = { x: clientX, at: timeStamp };
		this.#speed = 0;
		this.#row.dataset.pulling = '';
	}

	/** @returns whether the finger is its own */
	follows({ pointerId, clientX, timeStamp }: PointerEvent): boolean {
		if (pointerId !== this.#pointer) return false;
		this.#stand(pulled(this.#from, clientX - this.#x, this.#most));
		if (timeStamp > this.#last.at) this.#speed = (this.#last.x - clientX) / (timeStamp - this.#last.at);
		this.#last = { x: clientX, at: timeStamp };
		return true;
	}

	/** @returns whether the finger was its own */
	ends({ pointerId, timeStamp }: PointerEvent): boolean {
		if (pointerId !== this.#pointer) return false;
		this.#pointer = null;
		delete this.#row.dataset.pulling;
		// A finger that rested before it was lifted flicked nothing.
		const speed = timeStamp - this.#last.at > 80 ? 0 : this.#speed;
		if (staysOpen(this.#offset, this.#most, speed)) this.#stand(this.#most);
		else this.shut();
		return true;
	}

	/** What lies behind it goes once the row is back. */
	shut(): void {
		if (this.#bench.swiped !== this.#id) return;
		this.#stand(0);
		const moves = this.#row.getAnimations().map(({ finished }) => finished);
		void Promise.allSettled(moves).then(() => {
			if (this.#offset === 0 && this.#bench.swiped === this.#id) this.#bench.unswipe();
		});
	}

	#stand(offset: number): void {
		this.#offset = offset;
		this.#row.style.setProperty('--pulled', `${-offset}px`);
	}
}
