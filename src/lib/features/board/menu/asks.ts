import type { Attachment } from 'svelte/attachments';
import type { Bench } from '../bench.svelte.ts';
import { cellOf } from '../cell.ts';

/** Where the browser's own menu says more than ours. */
const OWN_MENU = 'a, input, textarea, [data-own]';
/** A finger lies on a whole row, and not on the links in it. */
const OWN_OF_FINGERS = 'input, textarea, [data-own]';

/** Asking for a row's menu: its own button, the second one of a mouse, a long press, the menu's key. */
export function asksForMenu(bench: Bench): Attachment<HTMLElement> {
	return (element) => {
		const ask = (event: MouseEvent) => {
			const { target, clientX: x, clientY: y } = event;
			const own = event instanceof PointerEvent && event.pointerType === 'touch' ? OWN_OF_FINGERS : OWN_MENU;
			const id = target instanceof Element && target.closest(own) === null ? target.closest<HTMLElement>('[data-id]')?.dataset.id : undefined;
			if (id === undefined) return;
			event.preventDefault();
			// A key points at no place.
			const byKey = event instanceof PointerEvent && event.pointerType === '';
			bench.cursor = id;
			bench.menu = { id, at: byKey ? (cellOf(id, 'title') ?? { x, y }) : { x, y } };
		};
		/** The dots at the left of a row. */
		const press = ({ target }: MouseEvent) => {
			const button = target instanceof Element ? target.closest<HTMLElement>('[data-menu]') : null;
			const id = button?.closest<HTMLElement>('[data-id]')?.dataset.id;
			if (button === null || id === undefined) return;
			bench.cursor = id;
			bench.menu = { id, at: button };
		};
		element.addEventListener('contextmenu', ask);
		element.addEventListener('click', press);
		return () => {
			element.removeEventListener('contextmenu', ask);
			element.removeEventListener('click', press);
		};
	};
}
