import { cellOf, cellsAround } from './cells.ts';
import type { Position } from './types.ts';

/** What an index has shown it last in, so that nothing is shown twice in a visit. */
export interface Visited {
	visit: number;
}

/** Entries by where they are (their place record, and the cell of their position) and what they are about. */
export class SpotIndex<T extends Visited> {
	readonly #reach: number;
	readonly #places = new Map<string, Map<string, Set<T>>>();
	readonly #cells = new Map<number, Map<string, Set<T>>>();

	/** The number of the visit at hand. */
	#visit = 0;

	/** `reach`: metres within which entries of other places are near. */
	constructor(reach: number) {
		this.#reach = reach;
	}

	add(place: string, position: Position | null, topics: readonly string[], entry: T): void {
		insert(this.#places, place, topics, entry);
		if (position !== null) insert(this.#cells, cellOf(position, this.#reach), topics, entry);
	}

	remove(place: string, position: Position | null, topics: readonly string[], entry: T): void {
		drop(this.#places, place, topics, entry);
		if (position !== null) drop(this.#cells, cellOf(position, this.#reach), topics, entry);
	}

	/** Shows `to` each entry once. What is farther than `reach` but in a neighbouring cell is among them. */
	near(place: string, position: Position | null, topics: readonly string[], to: (entry: T) => void): void {
		const visit = ++this.#visit;
		show(this.#places.get(place), topics, visit, to);
		if (position === null) return;
		for (const cell of cellsAround(position, this.#reach)) show(this.#cells.get(cell), topics, visit, to);
	}
}

function insert<K, T>(spots: Map<K, Map<string, Set<T>>>, spot: K, topics: readonly string[], entry: T): void {
	let about = spots.get(spot);
	if (about === undefined) spots.set(spot, (about = new Map()));
	for (const topic of topics) {
		const known = about.get(topic);
		if (known === undefined) about.set(topic, new Set([entry]));
		else known.add(entry);
	}
}

function drop<K, T>(spots: Map<K, Map<string, Set<T>>>, spot: K, topics: readonly string[], entry: T): void {
	const about = spots.get(spot);
	for (const topic of topics) {
		const known = about?.get(topic);
		known?.delete(entry);
		if (known?.size === 0) about?.delete(topic);
	}
	if (about?.size === 0) spots.delete(spot);
}

function show<T extends Visited>(
	about: Map<string, Set<T>> | undefined, topics: readonly string[], visit: number, to: (entry: T) => void,
): void {
	if (about === undefined) return;
	for (const topic of topics) {
		about.get(topic)?.forEach((entry) => {
			if (entry.visit === visit) return;
			entry.visit = visit;
			to(entry);
		});
	}
}
