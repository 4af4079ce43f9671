import type { Option } from '#lib/ui/option.ts';
import type { Names } from '#server/services.ts';
import { categoryChoices, placeChoices } from '../board/choices.ts';
import type { Reference } from '../board/reference.ts';
import { named } from '../words/choose.ts';

/** Options under one heading of a native list; an empty label has none. */
export interface OptionGroup {
	label: string;
	options: Option[];
}

export function placeOptions(reference: Reference): OptionGroup[] {
	return grouped(placeChoices(reference));
}

export function categoryOptions(reference: Reference): OptionGroup[] {
	return grouped(categoryChoices(reference));
}

/** Where the Chinese name is the identifier: departments, campaigns. */
export function nameOptions(names: Iterable<Names>): OptionGroup[] {
	return [{ label: '', options: [...names].map((name) => ({ value: name.zh, label: named(name) })) }];
}

function grouped(options: readonly Option[]): OptionGroup[] {
	const groups = new Map<string, OptionGroup>();
	for (const option of options) {
		const label = option.group ?? '';
		const group = groups.get(label) ?? { label, options: [] };
		groups.set(label, group);
		// A native list has no second column.
		group.options.push({ ...option, label: [option.hint, option.label].filter(Boolean).join(' ') });
	}
	return [...groups.values()];
}
