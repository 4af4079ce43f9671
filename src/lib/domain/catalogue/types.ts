import type { Lane } from '#lib/domain/lanes.ts';

/** A word in the two languages of the screens. */
export interface Words {
	zh: string;
	en: string;
}

/** One kind of matter. Codes of five digits follow GB/T 47678.5, `LOCAL-nn` are our own. */
export interface Category {
	code: string;
	family: Words;
	name: Words;
	lane: Lane;
	/** Responsible for it unless a task force decides otherwise; `zh` is its identifier. */
	department: Words;
	/** Calendar hours in the instant lane; in the coordination lane 24 is one working day. */
	limitHours: number;
	/** Words a checker uses for it, simplified Chinese. */
	aliases: string[];
	source: string;
}

/** A kind of place in the field assessment, `P01`…`P18`. */
export interface PlaceType {
	code: string;
	name: Words;
}

/** One check of the assessment at one place type, and the category a failed check yields. */
export interface ChecklistItem {
	code: string;
	placeType: string;
	name: Words;
	category: string;
}

/** The standard a task force works by: what can be found, where, and whose matter it is. */
export interface Catalogue {
	readonly categories: ReadonlyMap<string, Category>;
	readonly placeTypes: readonly PlaceType[];
	readonly checklist: readonly ChecklistItem[];
	category(code: string): Category | undefined;
	item(code: string): ChecklistItem | undefined;
	/** By code (`P04`) or Chinese name (`居民小区`). */
	placeType(codeOrName: string): PlaceType | undefined;
	/** Each department once, in the order in which categories name them. */
	departments(): Words[];
}
