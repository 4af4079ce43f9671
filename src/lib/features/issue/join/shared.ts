/** A part of a text, and whether the other text has it too. */
export interface Fragment {
	text: string;
	shared: boolean;
}

const LEAST = 2;

/** Marks what a text has in common with another: the longest runs first met, of two characters at least. */
export function sharedFragments(text: string, other: string): Fragment[] {
	const fragments: Fragment[] = [];
	const characters = [...text];
	let own = '';
	for (let at = 0; at < characters.length; ) {
		let length = 0;
		while (at + length < characters.length && other.includes(characters.slice(at, at + length + 1).join(''))) length += 1;
		if (length < LEAST) {
			own += characters[at];
			at += 1;
			continue;
		}
		if (own !== '') fragments.push({ text: own, shared: false });
		own = '';
		fragments.push({ text: characters.slice(at, at + length).join(''), shared: true });
		at += length;
	}
	if (own !== '') fragments.push({ text: own, shared: false });
	return fragments;
}
