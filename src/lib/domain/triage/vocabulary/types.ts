/** Concept → words that mean it, parted by spaces, simplified characters. A word may mean several concepts. */
export type Vocabulary = Record<string, string>;
