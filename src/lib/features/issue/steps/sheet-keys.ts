import { tinykeys } from 'tinykeys';

/** Where letters are written, chosen by typing or answered, a key is a letter. */
const OWN_KEYS = 'input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=menu], [role=listbox], dialog[open], [role=dialog]';

/**
 * The keys of an open issue. They come before those of a list behind it, which has the same for the row under its cursor.
 * @returns how to stop
 */
export function sheetKeys(bindings: Record<string, () => void>): () => void {
	const handlers = Object.entries(bindings).map(([key, act]): [string, (event: KeyboardEvent) => void] => [
		key,
		(event) => {
			event.preventDefault();
			act();
		}
	]);
	return tinykeys(window, Object.fromEntries(handlers), { capture: true, ignore });
}

function ignore({ defaultPrevented, isComposing, target }: KeyboardEvent): boolean {
	return defaultPrevented || isComposing || (target instanceof Element && target.closest(OWN_KEYS) !== null);
}
