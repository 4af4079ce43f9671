import type { Catalogue, Category, ChecklistItem, PlaceType, Words } from './types.ts';

/**
 * A catalogue over rows, which may be a task force's own.
 * @throws {Error} where a checklist item yields a category that is not among `categories`
 */
export function makeCatalogue(
	categories: readonly Category[],
	placeTypes: readonly PlaceType[],
	checklist: readonly ChecklistItem[],
): Catalogue {
	const byCode = new Map(categories.map((category) => [category.code, category]));
	const items = new Map(checklist.map((item) => [item.code, item]));
	const places = new Map(placeTypes.flatMap((type) => [[type.code, type], [type.name.zh, type]] as const));
	for (const item of checklist) {
		if (!byCode.has(item.category)) throw new Error(`checklist item ${item.code} yields unknown category ${item.category}`);
	}
	return {
		categories: byCode,
		placeTypes,
		checklist,
		category: (code) => byCode.get(code),
		item: (code) => items.get(code),
		placeType: (codeOrName) => places.get(codeOrName),
		departments: () => distinct(categories.map((category) => category.department)),
	};
}

function distinct(words: readonly Words[]): Words[] {
	return [...new Map(words.map((word) => [word.zh, word])).values()];
}
