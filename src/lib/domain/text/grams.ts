const HAN = 0x4e00;

/** A pair of neighbouring characters as a small integer: Han characters keep apart in 15 bits. */
export function gramAt(text: string, at: number): number {
	return (((text.charCodeAt(at) - HAN) & 0x7fff) << 15) | ((text.charCodeAt(at + 1) - HAN) & 0x7fff);
}

/** Whether a character belongs to a word: blanks and punctuation lie below digits, and between 0x2000 and the kana. */
export function isOfWord(code: number): boolean {
	return code >= 0x30 && !(code >= 0x2000 && code < 0x3040);
}

/** The distinct pairs of neighbouring characters of a normalised text, sorted. A single character pairs with itself. */
export function gramsOf(text: string): Int32Array {
	const grams: number[] = [];
	for (let i = 0; i + 1 < text.length; i++) {
		if (isOfWord(text.charCodeAt(i)) && isOfWord(text.charCodeAt(i + 1))) grams.push(gramAt(text, i));
	}
	if (text.length === 1) grams.push(gramAt(text + text, 0));
	return Int32Array.from(new Set(grams)).sort();
}

/** Dice's coefficient of two sorted lists without repeats, 0…1; two empty ones have nothing in common. */
export function diceOfSorted(a: Int32Array, b: Int32Array): number {
	if (a.length + b.length === 0) return 0;
	let shared = 0;
	for (let i = 0, j = 0; i < a.length && j < b.length; ) {
		const difference = (a[i] ?? 0) - (b[j] ?? 0);
		if (difference === 0) shared++;
		if (difference <= 0) i++;
		if (difference >= 0) j++;
	}
	return (2 * shared) / (a.length + b.length);
}
