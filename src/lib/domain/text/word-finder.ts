/** One occurrence of a known word: character offsets `[start, end)` and what the word stands for. */
export interface Hit<T> {
  start: number;
  end: number;
  value: T;
}

interface Node<T> {
  next: Map<number, Node<T>> | null;
  values: T[];
}

/** Finds every occurrence of many words in one pass over a text: a trie, walked from each position. */
export class WordFinder<T> {
  readonly #root = new Map<number, Node<T>>();

  add(word: string, value: T): void {
    let next = this.#root;
    let node: Node<T> | undefined;
    for (let i = 0; i < word.length; i++) {
      if (node !== undefined) next = node.next ??= new Map();
      const code = word.charCodeAt(i);
      node = next.get(code);
      if (node === undefined) next.set(code, (node = { next: null, values: [] }));
    }
    if (node !== undefined && !node.values.includes(value)) node.values.push(value);
  }

  /** In order of their starts, shorter before longer. */
  find(text: string): Hit<T>[] {
    const hits: Hit<T>[] = [];
    for (let start = 0; start < text.length; start++) {
      let next: Map<number, Node<T>> | null = this.#root;
      for (let at = start; next !== null && at < text.length; at++) {
        const node: Node<T> | undefined = next.get(text.charCodeAt(at));
        if (node === undefined) break;
        for (const value of node.values) hits.push({ start, end: at + 1, value });
        next = node.next;
      }
    }
    return hits;
  }
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
