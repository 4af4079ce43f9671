/** Concept → words that mean it, parted by blanks, simplified characters. A word may mean several concepts. */
export type Vocabulary = Record<string, string>;

/** The words of one concept. */
export function wordsOf(list: string): string[] {
	return list.trim().split(/\s+/u);
}
