import type { Phonetic } from '../pinyin/phonetic.ts';
import { folded, termsOf } from '../views/text-search.ts';
import { scoreOf, type Words } from './score.ts';

export const KINDS = ['issue', 'place', 'person', 'view', 'action'] as const;
export type Kind = (typeof KINDS)[number];

/** Something the palette can find. */
export interface Thing {
	/** the same for as long as it is the same thing: `issue:<id>` */
	key: string;
	kind: Kind;
	title: string;
	side: string;
	more: string;
	number: number | null;
	/** added to what its words score: what is closed comes after what is open */
	bias: number;
}

export interface Found<T extends Thing> {
	kind: Kind;
	things: T[];
	/** how many there are */
	total: number;
}

/** Rows of one kind; more are found by typing more. */
const MOST: Record<Kind, number> = { issue: 7, place: 4, person: 4, view: 4, action: 6 };

interface Indexed<T> {
	thing: T;
	/** what it was made from: the same object means nothing has changed */
	source: unknown;
	words: Words;
}

/** Finds things by their words. Each is read once and again only when it has changed. */
export class Finder<T extends Thing> {
	readonly #things = new Map<string, Indexed<T>>();
	readonly #phonetic: Phonetic | null;

	constructor(phonetic: Phonetic | null) {
		this.#phonetic = phonetic;
	}

	get size(): number {
		return this.#things.size;
	}

	/** Puts in what is new or changed and takes out what is gone, of one kind. @param make called for those alone */
	sync<S>(kind: Kind, sources: Iterable<readonly [string, S]>, make: (key: string, source: S) => T): void {
		const gone = new Set<string>();
		for (const [key, { thing }] of this.#things) if (thing.kind === kind) gone.add(key);
		for (const [id, source] of sources) {
			const key = `${kind}:${id}`;
			gone.delete(key);
			if (this.#things.get(key)?.source === source) continue;
			const thing = make(key, source);
			this.#things.set(key, { thing, source, words: this.#wordsOf(thing) });
		}
		for (const key of gone) this.#things.delete(key);
	}

	get(key: string): T | undefined {
		return this.#things.get(key)?.thing;
	}

	/** Best kinds first, the best of each. Nothing for a search without words. */
	find(text: string): Found<T>[] {
		const terms = termsOf(text);
		if (terms.length === 0) return [];
		const hits = new Map<Kind, { thing: T; score: number }[]>();
		for (const { thing, words } of this.#things.values()) {
			const score = scoreOf(words, terms, this.#phonetic);
			if (score === 0) continue;
			const list = hits.get(thing.kind) ?? [];
			hits.set(thing.kind, list);
			list.push({ thing, score: score + thing.bias });
		}
		return [...hits]
			.map(([kind, list]) => ({ kind, best: best(list), total: list.length, list }))
			.sort((a, b) => b.best - a.best || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
			.map(({ kind, list, total }) => ({ kind, total, things: top(list, MOST[kind]) }));
	}

	#wordsOf({ title, side, more, number }: T): Words {
		const words = { title: folded(title), side: folded(side), more: folded(more), number };
		const initials = this.#phonetic?.initials(words.title + words.side + words.more) ?? 0;
		return { ...words, initials };
	}
}

function best(list: readonly { score: number }[]): number {
	return list.reduce((most, { score }) => Math.max(most, score), Number.NEGATIVE_INFINITY);
}

/** Equal ones in the order of their numbers, then the shorter name: it fits more closely. */
function top<T extends Thing>(list: { thing: T; score: number }[], most: number): T[] {
	return list
		.sort(
			(a, b) =>
				b.score - a.score ||
				(a.thing.number ?? 0) - (b.thing.number ?? 0) ||
				a.thing.title.length - b.thing.title.length ||
				(a.thing.key < b.thing.key ? -1 : 1)
		)
		.slice(0, most)
		.map(({ thing }) => thing);
}
