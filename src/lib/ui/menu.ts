import type { IconName } from './Icon.svelte';

export interface MenuItem {
	label: string;
	icon?: IconName;
	/** key that does the same */
	hint?: string;
	act?: () => void;
	href?: string;
	/** why it cannot be done now; said below its label */
	why?: string | null;
	danger?: boolean;
}

export interface MenuChoice {
	value: string;
	label: string;
	icon?: IconName;
}

/** What a line sets apart: things to do, or one of several choices. */
export type MenuGroup =
	| { heading?: string; items: readonly MenuItem[] }
	| { heading: string; chosen: string; choose: (value: string) => void; choices: readonly MenuChoice[] };
