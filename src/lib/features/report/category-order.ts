const MOST_KEPT = 40;
/** What somebody reported last counts more than what they reported before it, by this factor each. */
const FADING = 0.93;
/** One's own last finding counts as much as leading the whole task force. */
const HINT = 1;

/** Remembers one more use; newest first. */
export function used(before: readonly string[], category: string): string[] {
	return [category, ...before].slice(0, MOST_KEPT);
}

/**
 * Categories as chips, most used first.
 * @param own this person's, newest first
 * @param hint the task force's, most used first
 * @param all as the catalogue has them
 */
export function chipOrder(own: readonly string[], hint: readonly string[], all: readonly string[], most: number): string[] {
	const scores = new Map<string, number>();
	const add = (code: string, score: number) => scores.set(code, (scores.get(code) ?? 0) + score);
	own.forEach((code, age) => add(code, FADING ** age));
	hint.forEach((code, place) => add(code, HINT / (place + 1)));
	const known = new Set(all);
	const ranked = [...scores].filter(([code]) => known.has(code)).sort(([, a], [, b]) => b - a).map(([code]) => code);
	return [...new Set([...ranked, ...all])].slice(0, most);
}
