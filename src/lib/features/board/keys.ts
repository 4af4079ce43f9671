import { tinykeys } from 'tinykeys';

/** Where letters are written, chosen by typing or answered, a key is a letter. */
const OWN_KEYS = 'input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=menu], [role=listbox], dialog[open], [role=dialog]';

/**
 * Binds the keys of a page. None of them acts while somebody types, composes Chinese, or is asked something.
 * @returns how to stop
 */
export function bindKeys(bindings: Record<string, (event: KeyboardEvent) => void>): () => void {
	return tinykeys(window, bindings, { ignore: (event) => event.defaultPrevented || event.isComposing || isElsewhere(event) });
}

function isElsewhere({ target }: KeyboardEvent): boolean {
	return target instanceof Element && target.closest(OWN_KEYS) !== null;
}
