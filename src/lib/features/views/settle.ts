import type { Reference } from '../board/reference.ts';
import type { Parsed } from './address.ts';
import { type BoardView, LISTS, type ListFilter } from './view.ts';

/** Codes of a task force that a view may name; tags and campaigns are anybody's words. */
const KNOWN: Partial<Record<ListFilter, (reference: Reference, value: string) => boolean>> = {
	categories: (reference, code) => reference.categories.has(code),
	places: (reference, code) => reference.places.get(code) !== undefined,
	departments: (reference, name) => reference.departments.has(name),
	owners: (reference, person) => reference.people.has(person)
};

/**
 * The view as this task force can show it: a place or a person that it does not have would hide everything, so it is
 * left out and told of like anything else that is not understood.
 */
export function settled({ view, ignored }: Parsed, reference: Reference): Parsed {
	const unknown: string[] = [];
	const next: BoardView = { ...view };
	for (const [list, isKnown] of Object.entries(KNOWN) as [ListFilter, (reference: Reference, value: string) => boolean][]) {
		const values: readonly string[] = view[list];
		Object.assign(next, { [list]: values.filter((value) => isKnown(reference, value)) });
		unknown.push(...values.filter((value) => !isKnown(reference, value)).map((value) => `${LISTS[list]}=${value}`));
	}
	return { view: next, ignored: [...ignored, ...unknown] };
}
