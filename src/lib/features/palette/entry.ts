import type { IssueFields } from '#lib/domain/fields.ts';
import type { IconName } from '#lib/ui/Icon.svelte';
import type { Thing } from './finder.ts';

/** A row of the palette: what it is found by, what it looks like, what it does. */
export interface Entry extends Thing {
	icon: IconName;
	/** of an issue: its mark and number are shown */
	issue: IssueFields | null;
	/** key that does the same on the board */
	hint: string | null;
	/** why it cannot be done now; null: go ahead */
	why: string | null;
	act: () => void;
}

/** Something to do, as the page offers it. */
export interface Action {
	id: string;
	title: string;
	/** other words for it */
	more?: string;
	icon: IconName;
	hint?: string;
	why: string | null;
	/** it is for the issue in hand */
	near?: boolean;
	act: () => void;
}

/** What can be done to the issue in hand is rather meant than what is done to the whole board. */
const NEAR_BIAS = 35;
const REFUSED_BIAS = -10;

export function actionEntry(key: string, { title, more = '', icon, hint, why, near = false, act }: Action): Entry {
	const bias = (near ? NEAR_BIAS : 0) + (why === null ? 0 : REFUSED_BIAS);
	return { key, kind: 'action', title, side: '', more, number: null, bias, icon, issue: null, hint: hint ?? null, why, act };
}
