/**
 * The distinct pairs of neighbouring letters, digits and Han characters; punctuation and
 * spaces part them. A text of one character is its own only member.
 */
export function bigrams(text: string): Set<string> {
	const grams = new Set<string>();
	for (const run of text.match(/[\p{L}\p{N}]+/gu) ?? []) {
		const characters = [...run];
		if (characters.length === 1) grams.add(run);
		for (let i = 0; i + 1 < characters.length; i++) grams.add(`${characters[i]}${characters[i + 1]}`);
	}
	return grams;
}

/** Dice's coefficient of two sets, 0…1; two empty sets have nothing in common. */
export function dice<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
	if (a.size + b.size === 0) return 0;
	const [small, large] = a.size <= b.size ? [a, b] : [b, a];
	let shared = 0;
	for (const member of small) if (large.has(member)) shared++;
	return (2 * shared) / (a.size + b.size);
}
