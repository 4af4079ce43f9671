import { LANES } from '#lib/domain/lanes.ts';
import type { Names } from '#server/services.ts';
import type { Reference } from '../board/reference.ts';
import { named } from '../words/choose.ts';
import { LANE_WORD } from '../words/statuses.ts';

export interface Option {
	value: string;
	label: string;
}

/** Options under one heading; an empty label has none. */
export interface OptionGroup {
	label: string;
	options: Option[];
}

export function placeOptions(reference: Reference): OptionGroup[] {
	return grouped(
		[...reference.places.values()].filter(({ kind }) => kind !== 'street'),
		(place) => reference.communityName(place.code) ?? '',
		(place) => ({ value: place.code, label: reference.placePath(place.code).slice(1).join(' ') || named(place.name) })
	);
}

export function categoryOptions(reference: Reference): OptionGroup[] {
	return grouped(
		[...reference.categories.values()],
		(category) => named(category.family),
		(category) => ({ value: category.code, label: named(category.name) })
	);
}

export function laneOptions(): OptionGroup[] {
	return [{ label: '', options: LANES.map((lane) => ({ value: lane, label: LANE_WORD[lane]() })) }];
}

/** Where the Chinese name is the identifier: departments, campaigns. */
export function nameOptions(names: Iterable<Names>): OptionGroup[] {
	return [{ label: '', options: [...names].map((name) => ({ value: name.zh, label: named(name) })) }];
}

function grouped<T>(items: readonly T[], labelOf: (item: T) => string, optionOf: (item: T) => Option): OptionGroup[] {
	const groups = new Map<string, OptionGroup>();
	for (const item of items) {
		const label = labelOf(item);
		const group = groups.get(label) ?? { label, options: [] };
		groups.set(label, group);
		group.options.push(optionOf(item));
	}
	return [...groups.values()];
}
