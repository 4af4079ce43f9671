export interface Toast {
	id: number;
	words: string;
	tone: 'note' | 'problem';
	/** e.g. undo; the toast goes when it is pressed */
	action: { label: string; act: () => void } | null;
}

interface Options {
	tone?: Toast['tone'];
	action?: Toast['action'];
}

/** More would hide the page; the oldest goes. */
const MOST = 3;
const STAY_MS = 6_000;
/** Long enough to read it, look at the board and come back. */
const STAY_WITH_ACTION_MS = 12_000;

/** Short news of what one just did. What must be read or answered is a banner or a dialog. */
class Toasts {
	list: readonly Toast[] = $state.raw([]);
	#next = 1;
	#timers = new Map<number, ReturnType<typeof setTimeout>>();

	/** @returns takes it away again */
	show(words: string, { tone = 'note', action = null }: Options = {}): () => void {
		const toast = { id: this.#next++, words, tone, action };
		const gone = this.list.slice(0, Math.max(0, this.list.length + 1 - MOST));
		for (const { id } of gone) this.remove(id);
		this.list = [...this.list, toast];
		this.#wait(toast);
		return () => this.remove(toast.id);
	}

	remove(id: number): void {
		clearTimeout(this.#timers.get(id));
		this.#timers.delete(id);
		this.list = this.list.filter((toast) => toast.id !== id);
	}

	/** While somebody points at one or has reached it with the keyboard, none goes. */
	hold(): void {
		for (const timer of this.#timers.values()) clearTimeout(timer);
		this.#timers.clear();
	}

	release(): void {
		for (const toast of this.list) this.#wait(toast);
	}

	#wait(toast: Toast): void {
		const ms = toast.action === null && toast.tone === 'note' ? STAY_MS : STAY_WITH_ACTION_MS;
		this.#timers.set(toast.id, setTimeout(() => this.remove(toast.id), ms));
	}
}

/** Of this tab; only the browser shows any. */
export const toasts = new Toasts();
