/** A place on the screen to hang something on: a control, or where one pressed. */
export type Anchor = HTMLElement | { x: number; y: number };

/** What a floating layer measures itself against. */
export function measurable(anchor: Anchor): HTMLElement | { getBoundingClientRect(): DOMRect } {
	return anchor instanceof HTMLElement ? anchor : { getBoundingClientRect: () => new DOMRect(anchor.x, anchor.y, 0, 0) };
}

/**
 * Where a layer belongs: into the dialog that its control lies in (all else is inert below it), into the part of the page
 * that has a theme of its own, or else into the page.
 */
export function layerOf(anchor: Anchor): Element {
	return (anchor instanceof HTMLElement ? anchor.closest('dialog[open], [data-theme]:not(html)') : null) ?? document.body;
}

/** What has the focus now, to give it back to; an anchor that can be focused otherwise. */
export function focusKeeper(anchor: Anchor): (layer: HTMLElement | null) => void {
	const active = document.activeElement;
	const before = active instanceof HTMLElement && active !== document.body ? active : anchor instanceof HTMLElement ? anchor : null;
	return (layer) => {
		const now = document.activeElement;
		// Who pressed on something else meanwhile is there already.
		if (now !== null && now !== document.body && layer?.contains(now) !== true) return;
		before?.focus({ preventScroll: true });
	};
}
