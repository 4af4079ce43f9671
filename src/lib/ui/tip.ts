import type { Attachment } from 'svelte/attachments';

const WAIT_MS = 450;
/** Going on from one control to the next, one need not wait again. */
const STILL_MS = 300;
const TOUCHED_MS = 3_000;
const GAP = 6;
const INSET = 8;

let bubble: HTMLDivElement | null = null;
let shownFor: HTMLElement | null = null;
let hiddenAt = 0;

/**
 * Shows words beside a control that is pointed at or reached with the keyboard, as long as there are any. It only
 * repeats for the eye what the control tells assistive technology by its name or description. One bubble serves the
 * whole page, so a thousand rows cost nothing.
 */
export function tip(words: string | null | undefined, key?: string): Attachment<HTMLElement> {
	return (control) => {
		if (words === null || words === undefined || words === '') return;
		let timer: ReturnType<typeof setTimeout> | undefined;
		const after = (ms: number, act: () => void) => {
			clearTimeout(timer);
			timer = setTimeout(act, ms);
		};
		const open = () => show(control, words, key);
		const close = () => {
			clearTimeout(timer);
			hide(control);
		};
		const enter = (event: PointerEvent) => {
			if (event.pointerType !== 'touch') after(performance.now() - hiddenAt < STILL_MS ? 0 : WAIT_MS, open);
		};
		const focus = () => {
			if (control.matches(':focus-visible')) open();
		};
		const touch = (event: PointerEvent) => {
			close();
			// A finger cannot point without touching, and what cannot be done has to say why.
			if (event.pointerType !== 'touch' || control.ariaDisabled !== 'true') return;
			open();
			after(TOUCHED_MS, close);
		};
		const escape = (event: KeyboardEvent) => {
			if (event.key === 'Escape') close();
		};
		control.addEventListener('pointerenter', enter);
		control.addEventListener('pointerleave', close);
		control.addEventListener('pointerdown', touch);
		control.addEventListener('focus', focus);
		control.addEventListener('blur', close);
		control.addEventListener('keydown', escape);
		if (shownFor === control) open();
		return () => {
			control.removeEventListener('pointerenter', enter);
			control.removeEventListener('pointerleave', close);
			control.removeEventListener('pointerdown', touch);
			control.removeEventListener('focus', focus);
			control.removeEventListener('blur', close);
			control.removeEventListener('keydown', escape);
			clearTimeout(timer);
			// New words for the same control take over; a control that goes takes its words along.
			queueMicrotask(() => {
				if (!control.isConnected) hide(control);
			});
		};
	};
}

function show(control: HTMLElement, words: string, key: string | undefined): void {
	bubble ??= makeBubble();
	bubble.replaceChildren(words);
	if (key !== undefined) {
		const hint = document.createElement('kbd');
		hint.textContent = key;
		bubble.append(hint);
	}
	const home = control.closest('[data-theme]:not(html)') ?? document.body;
	if (bubble.parentElement !== home) home.append(bubble);
	// Shown anew, so that it lies above a dialog that was opened since.
	bubble.hidePopover();
	bubble.showPopover();
	place(bubble, control.getBoundingClientRect());
	shownFor = control;
	addEventListener('scroll', leave, { capture: true, passive: true });
}

function hide(control: HTMLElement): void {
	if (shownFor !== control) return;
	shownFor = null;
	hiddenAt = performance.now();
	bubble?.hidePopover();
	removeEventListener('scroll', leave, { capture: true });
}

function leave(): void {
	if (shownFor !== null) hide(shownFor);
}

/** Below the control, above it where there is no room, and always whole on the screen. */
function place(element: HTMLElement, control: DOMRect): void {
	const { width, height } = element.getBoundingClientRect();
	const below = control.bottom + GAP;
	const top = below + height + INSET > innerHeight ? control.top - GAP - height : below;
	const left = Math.min(Math.max(control.left + control.width / 2 - width / 2, INSET), innerWidth - width - INSET);
	element.style.translate = `${Math.round(left)}px ${Math.round(Math.max(top, INSET))}px`;
}

function makeBubble(): HTMLDivElement {
	const element = document.createElement('div');
	element.className = 'tip';
	element.popover = 'manual';
	element.ariaHidden = 'true';
	return element;
}
