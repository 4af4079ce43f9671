import { longestOnly, WordFinder, type Hit } from '#lib/domain/text/index.ts';
import { wordsOf, type Vocabulary } from './vocabulary/index.ts';
import { saysWhere } from './where.ts';

/** What a text says: the atoms it holds, and where each is first found. */
export interface Reading {
	length: number;
	/** Ids of atoms, each once; `starts` are their first character offsets. */
	atoms: number[];
	starts: number[];
	/** 1 for an atom that nowhere says what, only where: see `saysWhere`. */
	where: number[];
	/** Concepts in the order of the text. */
	concepts: Hit<Concept>[];
}

export interface Concept {
	name: string;
	layer: number;
	/** Its atom. */
	id: number;
}

/** The concept of words that mean nothing by themselves but must not be read in parts. */
export const NEUTRAL = 'neutral';
/** The concept of places named after things: a 停车场 is not about 停车, nor an 电线杆 about 电线. */
const SETTING = 'setting';

type Found = { concept: Concept } | { concept: null; id: number };

/**
 * Finds concepts and words in a normalised text. A concept's word that lies inside a longer one of
 * its layer is not found: 垃圾桶 is no 垃圾, and 未清理 is no 清理.
 */
export class Reader {
	readonly #finder = new WordFinder<Found>();
	readonly #ids = new Map<string, number>();
	readonly #layers: number;
	// Where an atom stands in the reading at hand, and which reading that was: cheaper than a map a text.
	readonly #slot: number[] = [];
	readonly #stamp: number[] = [];
	#reading = 0;

	constructor(layers: readonly Vocabulary[]) {
		this.#layers = layers.length;
		layers.forEach((vocabulary, layer) => {
			for (const [name, words] of Object.entries(vocabulary)) {
				const found: Found = { concept: { name, layer, id: this.atom('concept', name) } };
				for (const word of wordsOf(words)) this.#finder.add(word, found);
			}
		});
	}

	/** How many atoms there are. */
	get size(): number {
		return this.#ids.size;
	}

	/** The id of a concept, a place type's code or a word; made on first sight. */
	atom(kind: 'concept' | 'place' | 'word', name: string): number {
		const key = kind + name;
		let id = this.#ids.get(key);
		if (id === undefined) {
			id = this.#ids.size;
			this.#ids.set(key, id);
			this.#slot.push(0);
			this.#stamp.push(0);
			if (kind === 'word') this.#finder.add(name, { concept: null, id });
		}
		return id;
	}

	read(text: string, placeType: string | null): Reading {
		this.#reading++;
		const reading: Reading = { length: text.length, atoms: [], starts: [], where: [], concepts: [] };
		const layers: Hit<Concept>[][] = Array.from({ length: this.#layers }, () => []);
		const hits = this.#finder.find(text);
		for (const { start, end, value } of hits) {
			if (value.concept !== null) layers[value.concept.layer]?.push({ start, end, value: value.concept });
		}
		const taken = takenUp(text.length, layers, NEUTRAL);
		const settings = takenUp(text.length, layers, SETTING);
		for (const { start, end, value } of hits) {
			if (value.concept !== null || isPartOf(settings, start, end)) continue;
			if (end - start > 1) this.#note(reading, value.id, start, saysWhere(text, end));
			else if (taken[start] === 0) this.#note(reading, value.id, start, false);
		}
		const covered = new Uint8Array(text.length);
		for (const layer of layers) {
			for (const hit of longestOnly(layer)) {
				const { start, end, value } = hit;
				const isThing = value.layer === 0;
				// 碎 in 碎砖 is part of a thing's name and no state of it.
				if (!isThing && end - start === 1 && covered[start] === 1) continue;
				if (isThing && end - start > 1) covered.fill(1, start, end);
				reading.concepts.push(hit);
				this.#note(reading, value.id, start, isThing && saysWhere(text, end));
			}
		}
		// What the place tells comes after what the words tell.
		const place = placeType === null ? undefined : this.#ids.get(`place${placeType}`);
		if (place !== undefined) this.#note(reading, place, text.length, false);
		return reading;
	}

	/** Whether a word is a mere thing, of which nothing is said. */
	isThing(word: string): boolean {
		const { concepts } = this.read(word, null);
		return concepts.every(({ value }) => value.layer === 0) && concepts.some(({ start, end }) => end - start === word.length);
	}

	#note(reading: Reading, id: number, start: number, where: boolean): void {
		const slot = this.#slot[id] ?? 0;
		if (this.#stamp[id] !== this.#reading) {
			this.#stamp[id] = this.#reading;
			this.#slot[id] = reading.atoms.push(id) - 1;
			reading.starts.push(start);
			reading.where.push(where ? 1 : 0);
			return;
		}
		if (start < (reading.starts[slot] ?? 0)) reading.starts[slot] = start;
		if (!where) reading.where[slot] = 0;
	}
}

/** For each character how long the word of `concept` is that it belongs to: the 无 of 无障碍 denies nothing. */
function takenUp(length: number, layers: readonly Hit<Concept>[][], concept: string): Uint8Array {
	const taken = new Uint8Array(length);
	for (const hits of layers) {
		for (const { start, end, value } of hits) if (value.name === concept) taken.fill(end - start, start, end);
	}
	return taken;
}

/** Whether what stands here is shorter than the word it is in. */
function isPartOf(taken: Uint8Array, start: number, end: number): boolean {
	return end - start < (taken[start] ?? 0) && end - start < (taken[end - 1] ?? 0);
}
