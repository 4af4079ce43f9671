import { m } from '#lib/paraglide/messages.js';
import type { MenuItem } from '#lib/ui/menu.ts';
import { FIELD_WORD } from '../../words/fields.ts';
import type { Actions } from '../actions.ts';
import type { Editing } from '../bench.svelte.ts';

type Edited = Editing['field'];

/** What is edited of a row without leaving it, each with its key, in the order in which it is offered. */
export const EDITED = [
	['title', 'e'],
	['owner', 'a'],
	['due', 'd'],
	['category', 'c'],
	['place', 'p'],
	['department', 'u'],
	['campaign', 's'],
	['tag', 't'],
	['merge', 'm']
] as const satisfies readonly (readonly [Edited, string])[];

const OF_ONE_ALONE: readonly Edited[] = ['title', 'place'];

/** What the same keys edit of all the selected at once. */
export const EDITED_OF_MANY = EDITED.filter(([field]) => !OF_ONE_ALONE.includes(field));

/** What it is called on a button, in a menu, in the list of keys. */
export function editWord(field: Edited): string {
	return field === 'merge' ? m.issue_join_other() : m.edit_field({ field: FIELD_WORD[field]() });
}

/** In the tray what is suspected to be the same is joined at once: its card has asked. */
export function beginEdit(actions: Pick<Actions, 'edit' | 'merge'>, id: string, field: Edited): void {
	if (field === 'merge') actions.merge(id);
	else actions.edit(id, field);
}

/** All of it as a menu of one issue offers it; what this person may not do says why. */
export function editItems(actions: Pick<Actions, 'edit' | 'merge' | 'why'>, id: string): MenuItem[] {
	return EDITED.map(([field, hint]) => ({ label: editWord(field), hint, why: actions.why(id, field), act: () => beginEdit(actions, id, field) }));
}
