import { m } from '#lib/paraglide/messages.js';
import type { Reference } from '../board/reference.ts';
import { FLAG_WORD, LIST_WORD, valueWord } from './filter-words.ts';
import { type BoardView, FLAGS, LISTS, type ListFilter, toggled } from './view.ts';

/** One thing that is asked of the issues shown, and the view without it. */
export interface Chip {
	key: string;
	/** what it is about; empty where the value says it all */
	about: string;
	value: string;
	without: BoardView;
}

/** What is set, in the order in which the address says it. The text has a field of its own. */
export function chipsOf(view: BoardView, reference: Reference): Chip[] {
	const chips: Chip[] = [];
	for (const list of Object.keys(LISTS) as ListFilter[]) {
		for (const value of view[list]) {
			chips.push({
				key: `${list}:${value}`,
				about: list === 'due' ? '' : LIST_WORD[list](),
				value: valueWord(list, value, reference),
				// Each list holds its own kind of values; this one came out of it.
				without: toggled(view, list as 'places', value)
			});
		}
	}
	for (const flag of FLAGS) {
		if (view[flag]) chips.push({ key: flag, about: '', value: FLAG_WORD[flag](), without: { ...view, [flag]: false } });
	}
	if (!view.closed) chips.push({ key: 'closed', about: '', value: m.view_no_closed(), without: { ...view, closed: true } });
	return chips;
}
