import type { Option } from '#lib/ui/option.ts';

/**
 * What is chosen stands at the head of a list, under a heading of its own; what the list does not know is named there too.
 * @param nameOf of a value that is none of the options
 */
export function chosenFirst(
	options: readonly Option[],
	chosen: readonly string[],
	heading: string | undefined,
	nameOf: (value: string) => string
): Option[] {
	const first = chosen.map((value) => ({ ...(options.find((option) => option.value === value) ?? { value, label: nameOf(value) }), group: heading }));
	return [...first, ...options.filter(({ value }) => !chosen.includes(value))];
}
