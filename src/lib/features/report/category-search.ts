import type { CategoryInfo } from '#server/services.ts';
import type { Reference } from '../board/reference.ts';
import { named } from '../words/choose.ts';

export interface CategorySection {
	/** empty: what the engine thinks */
	name: string;
	codes: string[];
}

/** @param likely what the engine thinks it may be, strongest first */
export function categorySections(reference: Reference, likely: readonly string[]): CategorySection[] {
	const families = new Map<string, string[]>();
	for (const { code, family } of reference.categories.values()) {
		const name = named(family);
		const codes = families.get(name);
		if (codes === undefined) families.set(name, [code]);
		else codes.push(code);
	}
	const sections = [...families].map(([name, codes]) => ({ name, codes }));
	const known = likely.filter((code) => reference.categories.has(code));
	return known.length === 0 ? sections : [{ name: '', codes: known }, ...sections];
}

/** Categories whose name, family or department holds every word, those that are called so first. */
export function searchCategories(reference: Reference, query: string): string[] {
	const words = fold(query).split(/\s+/).filter((word) => word !== '');
	const rankOf = (category: CategoryInfo): number | null => {
		const own = fold(`${category.name.zh}\n${category.name.en}\n${category.code}`);
		const all = `${own}\n${fold(`${category.family.zh}\n${category.family.en}\n${category.department.zh}\n${category.department.en}`)}`;
		if (words.length === 0 || !words.every((word) => all.includes(word))) return null;
		return words.every((word) => own.includes(word)) ? 0 : 1;
	};
	return [...reference.categories.values()]
		.map((category) => ({ code: category.code, rank: rankOf(category) }))
		.filter(({ rank }) => rank !== null)
		.sort((a, b) => a.rank! - b.rank!)
		.map(({ code }) => code);
}

function fold(text: string): string {
	return text.normalize('NFKC').toLowerCase();
}
