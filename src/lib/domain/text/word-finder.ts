/** One occurrence of a known word: character offsets `[start, end)` and what the word stands for. */
export interface Hit<T> {
	start: number;
	end: number;
	value: T;
}

/** Most nodes have one child, which then needs no map. */
interface Node<T> {
	code: number;
	only: Node<T> | null;
	next: Map<number, Node<T>> | null;
	values: T[];
}

const CODES = 0x10000;

/** Finds every occurrence of many words in one pass over a text: a trie, walked from each position. */
export class WordFinder<T> {
	/** By first UTF-16 code unit: from here most characters of a text lead nowhere. */
	readonly #roots: (Node<T> | undefined)[] = new Array<Node<T> | undefined>(CODES).fill(undefined);

	add(word: string, value: T): void {
		if (word === '') return;
		const first = word.charCodeAt(0);
		let node = (this.#roots[first] ??= nodeOf(first));
		for (let i = 1; i < word.length; i++) node = childOf(node, word.charCodeAt(i));
		if (!node.values.includes(value)) node.values.push(value);
	}

	/** In order of their starts, shorter before longer. */
	find(text: string): Hit<T>[] {
		const hits: Hit<T>[] = [];
		for (let start = 0; start < text.length; start++) {
			let node: Node<T> | null | undefined = this.#roots[text.charCodeAt(start)];
			for (let end = start + 1; node != null; end++) {
				for (const value of node.values) hits.push({ start, end, value });
				if (end === text.length) break;
				const code = text.charCodeAt(end);
				if (node.next !== null) node = node.next.get(code);
				else node = node.only?.code === code ? node.only : null;
			}
		}
		return hits;
	}
}

function nodeOf<T>(code: number): Node<T> {
	return { code, only: null, next: null, values: [] };
}

function childOf<T>(node: Node<T>, code: number): Node<T> {
	if (node.only === null && node.next === null) return (node.only = nodeOf(code));
	if (node.next === null) {
		if (node.only?.code === code) return node.only;
		node.next = new Map(node.only === null ? [] : [[node.only.code, node.only]]);
	}
	let child = node.next.get(code);
	if (child === undefined) node.next.set(code, (child = nodeOf(code)));
	return child;
}

/**
 * Without the hits that lie inside a longer one: 垃圾桶 leaves no 垃圾. Takes hits in the order
 * in which `find` gives them, and keeps it.
 */
export function longestOnly<T>(hits: readonly Hit<T>[]): Hit<T>[] {
	const kept: Hit<T>[] = [];
	let reached = 0;
	for (let i = 0; i < hits.length; ) {
		const start = hits[i]?.start ?? 0;
		let after = i;
		while (hits[after]?.start === start) after++;
		// The last of those that start here is the longest.
		const longest = hits[after - 1]?.end ?? 0;
		if (longest > reached) {
			for (let at = i; at < after; at++) {
				const hit = hits[at];
				if (hit !== undefined && hit.end === longest) kept.push(hit);
			}
			reached = longest;
		}
		i = after;
	}
	return kept;
}
