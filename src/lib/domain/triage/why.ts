import type { Atom } from './rule.ts';
import type { Weighing } from './topics.ts';
import type { Reason } from './types.ts';

/** What in the text spoke most for `category`: an alias, some words, or only its likeness to known texts. */
export function why({ text, reading, rule }: Weighing, category: string): Reason {
	const best = rule(category);
	if (best === undefined) return { code: 'similar_example', params: { category } };
	if (best.alias !== undefined) return { code: 'alias', params: { word: best.alias, category } };

	const found = (atom: Atom): string => {
		if (atom.kind === 'word') return text.includes(atom.name) ? atom.name : '';
		const hit = reading.concepts.find(({ value }) => atom.kind === 'concept' && value.name === atom.name);
		return hit === undefined ? '' : text.slice(hit.start, hit.end);
	};
	const words = best.terms.filter(({ negated }) => !negated).map(({ atoms }) => {
		for (const atom of atoms) {
			const word = found(atom);
			if (word !== '') return word;
		}
		return '';
	});
	return { code: 'words', params: { word: [...new Set(words)].filter(Boolean).join('…'), category } };
}
