import type { Attachment } from 'svelte/attachments';
import type { BoardView } from '../../views/view.ts';
import type { Actions } from '../actions.ts';
import type { Bench } from '../bench.svelte.ts';
import type { Desk } from '../desk.svelte.ts';
import type { bind as bindRow } from './bind.ts';

/** Where something is written, chosen or told, nothing is dragged. */
const STAYS = 'input, textarea, select, [data-own]';

export interface Hands {
	desk: Desk;
	bench: Bench;
	actions: Actions;
	view: () => BoardView;
}

/**
 * Rows can be dragged to another place in their group, to another department's and to the other lane. A row costs nothing
 * until it is pressed: what drags it is fetched when the pointer first comes over the lists, and bound to the one row.
 */
export function dragging(hands: Hands): Attachment<HTMLElement> {
	const { bench, actions } = hands;
	return (element) => {
		let bind: typeof bindRow | null = null;
		let release: (() => void) | null = null;

		// Without it the keys and the menu do the same.
		const fetch = () => {
			void import('./bind.ts').then(
				(loaded) => (bind = loaded.bind),
				() => null
			);
		};

		function letGo() {
			release?.();
			release = null;
		}

		function press({ target, pointerType, button }: PointerEvent) {
			letGo();
			if (bind === null || !(target instanceof Element) || pointerType === 'touch' || button !== 0) return;
			const row = target.closest<HTMLElement>('[role=row][data-id]');
			const id = row?.dataset.id;
			if (row === null || id === undefined || target.closest(STAYS) !== null || !actions.mayDrag(id)) return;
			release = bind(row, id, hands, letGo);
		}

		/** A press that dragged nothing. */
		const lift = () => bench.dragged === null && letGo();

		element.addEventListener('pointerover', fetch, { once: true });
		element.addEventListener('pointerdown', press);
		window.addEventListener('pointerup', lift);
		return () => {
			letGo();
			element.removeEventListener('pointerover', fetch);
			element.removeEventListener('pointerdown', press);
			window.removeEventListener('pointerup', lift);
		};
	};
}
