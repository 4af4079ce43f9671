export interface Option {
	value: string;
	label: string;
	/** beside it, in grey: of a place, its community */
	hint?: string;
	/** found by these too, apart by spaces: pinyin, its initials, a number */
	keywords?: string;
	/** options of a group stand together, in the order given */
	group?: string;
	/** why it cannot be chosen now */
	why?: string | null;
}

/**
 * The options that a person means by some letters, best first: those whose name begins with them, then those that have
 * them in it, then those with a keyword that begins with them, then those with the letters in the hint.
 */
export function searchOptions<T extends Option>(options: readonly T[], typed: string): readonly T[] {
	const words = typed.trim().toLowerCase();
	if (words === '') return options;
	const found: T[][] = [[], [], [], []];
	for (const option of options) {
		const rank = rankOf(option, words);
		if (rank >= 0) found[rank]?.push(option);
	}
	return found.flat();
}

function rankOf({ label, hint = '', keywords = '' }: Option, words: string): number {
	const name = label.toLowerCase();
	if (name.startsWith(words)) return 0;
	if (name.includes(words)) return 1;
	if (` ${keywords.toLowerCase()}`.includes(` ${words}`)) return 2;
	return hint.toLowerCase().includes(words) ? 3 : -1;
}
