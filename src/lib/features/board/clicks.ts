import type { Attachment } from 'svelte/attachments';
import type { Actions } from './actions.ts';
import type { Bench, Editing } from './bench.svelte.ts';

const CONTROLS = 'button, a, input, select, textarea, label, summary';

/** What a click in a list does, and where the focus puts the cursor: one listener for all rows, so that a row costs none. */
export function clicks(actions: Actions, bench: Bench): Attachment<HTMLElement> {
	return (element) => {
		const click = (event: MouseEvent) => {
			const { target } = event;
			if (!(target instanceof Element) || event.defaultPrevented || event.button !== 0) return;
			// What is told about a row lies in it, but is not the row.
			if (target.closest('[data-own]') !== null) return;
			const id = target.closest<HTMLElement>('[data-id]')?.dataset.id;
			if (id === undefined) return;
			const byFinger = event instanceof PointerEvent && event.pointerType === 'touch';
			const withKey = event.shiftKey || event.ctrlKey || event.metaKey;
			const link = target.closest('[data-open]') !== null;
			// Into a tab of its own, as with any link.
			if (link && (withKey || event.altKey)) return;
			if (withKey || target.closest('[data-select]') !== null || (byFinger && bench.selected.size > 0)) {
				event.preventDefault();
				return event.shiftKey ? bench.selectTo(id) : bench.toggle(id);
			}
			if (link) {
				event.preventDefault();
				return actions.open(id);
			}
			const photo = target.closest<HTMLElement>('[data-photo]');
			if (photo !== null) return void (bench.looking = photo.dataset.photo ?? id);
			const cell = target.closest<HTMLElement>('[data-edit]');
			const editable = cell !== null && cell.ariaDisabled !== 'true' && !bench.narrow;
			if (editable) return actions.edit(id, cell.dataset.edit as Editing['field']);
			if (cell === null && target.closest(CONTROLS) !== null) return;
			actions.open(id);
		};
		/** The cursor is where the focus is, however it came there. */
		const focus = ({ target }: FocusEvent) => {
			const id = target instanceof Element ? target.closest<HTMLElement>('[data-id]')?.dataset.id : undefined;
			if (id !== undefined) bench.cursor = id;
		};
		element.addEventListener('click', click);
		element.addEventListener('focusin', focus);
		return () => {
			element.removeEventListener('click', click);
			element.removeEventListener('focusin', focus);
		};
	};
}
