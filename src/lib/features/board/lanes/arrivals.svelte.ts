import { SvelteMap } from 'svelte/reactivity';
import type { Lane } from '#lib/domain/lanes.ts';
import type { Status } from '#lib/domain/statuses.ts';
import type { Placing } from './placing.ts';

export interface Arrival {
	lane: Lane;
	group: string | null;
	/** seconds it has been in sight */
	seen: number;
}

/** A row that has been in sight as long as this is no news any more. */
const SEEN_S = 4;

/** What has come into the lanes since the board was opened and nobody has had in sight yet. */
export class Arrivals {
	readonly #news = new SvelteMap<string, Arrival>();

	/** @param before status that it had on the board until now; null: it was not there */
	consider(id: string, { section, group }: Placing, before: Status | null): void {
		if (section === 'tray' || section === 'aside') return;
		if (before === null || before === 'reported') this.#news.set(id, { lane: section, group, seen: 0 });
		else if (this.#news.has(id)) this.#news.set(id, { ...this.#news.get(id)!, lane: section, group });
	}

	has(id: string): boolean {
		return this.#news.has(id);
	}

	/** In order of arrival. */
	of(lane: Lane): [string, Arrival][] {
		return [...this.#news].filter(([, arrival]) => arrival.lane === lane);
	}

	/** A second has passed. @param inSight whether its row is on the screen */
	tick(inSight: (id: string) => boolean): void {
		for (const [id, arrival] of this.#news) {
			if (!inSight(id)) continue;
			if (arrival.seen + 1 >= SEEN_S) this.#news.delete(id);
			else this.#news.set(id, { ...arrival, seen: arrival.seen + 1 });
		}
	}

	forget(id: string): void {
		this.#news.delete(id);
	}
}
