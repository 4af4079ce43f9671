import { tinykeys } from 'tinykeys';

/** Where letters are written, chosen by typing or answered, a key is a letter. */
const OWN_KEYS = 'input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=menu], [role=listbox], dialog[open], [role=dialog]';

/**
 * Binds the keys of a page. None of them acts while somebody types, composes Chinese, or is asked something.
 * @param first they come before others', who see by `defaultPrevented` that a key was meant for these
 * @returns how to stop
 */
export function bindKeys(bindings: Record<string, (event: KeyboardEvent) => void>, first = false): () => void {
	const ignore = (event: KeyboardEvent) => event.defaultPrevented || event.isComposing || isElsewhere(event);
	return tinykeys(window, bindings, { capture: first, ignore });
}

function isElsewhere({ target }: KeyboardEvent): boolean {
	// What is asked over the page has the keys, wherever the focus was lost to.
	if (document.querySelector('dialog:modal') !== null) return true;
	return target instanceof Element && target.closest(OWN_KEYS) !== null;
}
