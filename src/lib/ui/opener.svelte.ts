import { createAttachmentKey } from 'svelte/attachments';

/** What a control takes to open a layer: `<Button {...opener}>`. */
export interface Opener {
	'aria-haspopup': 'menu' | 'dialog' | 'listbox';
	'aria-expanded': boolean;
	onclick: () => void;
	onkeydown?: (event: KeyboardEvent) => void;
	[attachment: symbol]: (element: HTMLElement) => void;
}

interface Opening {
	kind: Opener['aria-haspopup'];
	readonly open: boolean;
	toggle: () => void;
	/** the control, once it is there */
	at: (element: HTMLElement | null) => void;
	/** ArrowDown opens too, as it does on a system's own menu */
	arrow?: boolean;
}

export function opener({ kind, open, toggle, at, arrow = false }: Opening): Opener {
	return {
		'aria-haspopup': kind,
		'aria-expanded': open,
		onclick: toggle,
		onkeydown: arrow
			? (event) => {
					if (event.key !== 'ArrowDown' || open) return;
					event.preventDefault();
					toggle();
				}
			: undefined,
		[createAttachmentKey()]: (element) => {
			at(element);
			return () => at(null);
		}
	};
}
