import { m } from '#lib/paraglide/messages.js';
import { toasts } from './toasts.svelte.ts';

/**
 * A component that is fetched once somebody is about to need it, so that the first page stays light. All that a page may
 * come to need is fetched when its person first does anything on it: a menu opens at once, and offline too.
 */
export class Lazy<T> {
	current: T | null = $state.raw(null);
	readonly #load: () => Promise<{ default: T }>;
	#running: Promise<void> | null = null;

	constructor(load: () => Promise<{ default: T }>) {
		this.#load = load;
		whenUsed(() => void this.fetch());
	}

	fetch(): Promise<void> {
		return (this.#running ??= this.#load().then(
			(module) => void (this.current = module.default),
			// Asked for again the next time; who waits for it is told.
			() => void (this.#running = null)
		));
	}

	/** What somebody pressed a button for: if it cannot be had, that is said. */
	async need(): Promise<void> {
		await this.fetch();
		if (this.current === null) toasts.show(m.ui_part_missing(), { tone: 'problem' });
	}
}

const SIGNS = ['pointermove', 'pointerdown', 'keydown'] as const;
let waiting: (() => void)[] | null = [];

function whenUsed(act: () => void): void {
	if (typeof document === 'undefined') return;
	if (waiting === null) return act();
	if (waiting.length === 0) for (const sign of SIGNS) addEventListener(sign, begin, { passive: true });
	waiting.push(act);
}

function begin(): void {
	for (const sign of SIGNS) removeEventListener(sign, begin);
	for (const act of waiting ?? []) act();
	waiting = null;
}
