import type { Actions } from './actions.ts';
import type { Bench, ForMany } from './bench.svelte.ts';
import { beginEdit, EDITED } from './editors/edited.ts';
import { bindKeys } from './keys.ts';
import type { Sheet } from './sheet.svelte.ts';

interface Hands {
	bench: Bench;
	actions: Actions;
	sheet: Sheet;
	undo: () => void;
	/** to the day before or after */
	travel: (by: 1 | -1) => void;
}

/** @returns how to stop */
export function boardKeys(hands: Hands): () => void {
	return bindKeys(boardBindings(hands));
}

/** Every key that acts on the rows and the day of a board, as tinykeys names it; all are in the list of keys (menu/key-list.ts). */
export function boardBindings({ bench, actions, sheet, undo, travel }: Hands): Record<string, (event: KeyboardEvent) => void> {
	/** An act on the issue under the cursor. */
	const on = (act: (id: string) => void) => (event: KeyboardEvent) => {
		if (bench.cursor === null) return;
		event.preventDefault();
		act(bench.cursor);
	};
	/** An act on all of the selected while there are any, else on the issue under the cursor. */
	const onEach = (one: (id: string) => void, many: (all: ForMany) => void) => (event: KeyboardEvent) => {
		if (bench.selected.size === 0) on(one)(event);
		else step(event, () => bench.forMany !== null && many(bench.forMany));
	};
	const down = (event: KeyboardEvent) => inList(event) && step(event, () => actions.move(1));
	const up = (event: KeyboardEvent) => inList(event) && step(event, () => actions.move(-1));
	const sideways = (by: 1 | -1) => (event: KeyboardEvent) => {
		const row = rowOf(event);
		if (row !== null) step(event, () => stepCell(row, by));
		else if (nothingFocused()) step(event, () => travel(by));
	};
	return {
		j: (event) => step(event, () => actions.move(1)),
		k: (event) => step(event, () => actions.move(-1)),
		ArrowDown: down,
		ArrowUp: up,
		'Alt+ArrowDown': on((id) => actions.rank(id, 1)),
		'Alt+ArrowUp': on((id) => actions.rank(id, -1)),
		// Elsewhere it is the browser's way back.
		'Alt+ArrowLeft': (event) => rowOf(event) !== null && on((id) => actions.lane(id, 'instant'))(event),
		'Alt+ArrowRight': (event) => rowOf(event) !== null && on((id) => actions.lane(id, 'coordination'))(event),
		ArrowLeft: sideways(-1),
		ArrowRight: sideways(1),
		Enter: (event) => (rowOf(event) === event.target || nothingFocused()) && on((id) => actions.open(id))(event),
		...Object.fromEntries(EDITED.map(([field, key]) => [
				key,
				onEach(
					(id) => beginEdit(actions, id, field),
					(all) => all.edit(field)
				)
			])),
		1: onEach(
			(id) => actions.lane(id, 'instant'),
			(all) => all.lane('instant')
		),
		2: onEach(
			(id) => actions.lane(id, 'coordination'),
			(all) => all.lane('coordination')
		),
		x: on((id) => bench.toggle(id)),
		'Shift+X': on((id) => bench.selectTo(id)),
		z: (event) => step(event, undo),
		Escape: () => {
			if (sheet.id !== null) sheet.close();
			else bench.clearSelection();
		}
	};
}

function step(event: KeyboardEvent, act: () => void): void {
	event.preventDefault();
	act();
}

function rowOf({ target }: KeyboardEvent): HTMLElement | null {
	return target instanceof Element ? target.closest<HTMLElement>('[data-id]') : null;
}

function nothingFocused(): boolean {
	return document.activeElement === null || document.activeElement === document.body;
}

/** Elsewhere arrows scroll. */
function inList(event: KeyboardEvent): boolean {
	return nothingFocused() || rowOf(event) !== null;
}

/** Between the row itself and what can be pressed in it; it is selected by its own key. */
function stepCell(row: HTMLElement, by: 1 | -1): void {
	// The menu comes last, after what the row says.
	const stops = [row, ...row.querySelectorAll<HTMLElement>('a, button:not([data-menu], [data-select])'), ...row.querySelectorAll<HTMLElement>('[data-menu]')];
	const at = stops.indexOf(document.activeElement as HTMLElement);
	stops[Math.min(Math.max(at + by, 0), stops.length - 1)]?.focus();
}
