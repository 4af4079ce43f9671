import { v7 as uuid } from 'uuid';
import type { Failure } from '#lib/client/commands.ts';
import { savedViewsOf } from '#lib/client/saved-views.ts';
import type { SavedView, SavedViewInput } from '#lib/protocol/views.ts';

/** A person's saved views on this screen; what is on the server counts, other screens of theirs change it too. */
export class SavedViewList {
	items = $state.raw<readonly SavedView[]>([]);
	busy = $state(false);
	readonly #server: ReturnType<typeof savedViewsOf>;

	constructor(taskForce: string, items: readonly SavedView[]) {
		this.#server = savedViewsOf(taskForce);
		this.items = items;
	}

	get standard(): SavedView | null {
		return this.items.find(({ isDefault }) => isDefault) ?? null;
	}

	/** The view whose filters, groups and columns these are. */
	named(query: string): SavedView | null {
		return this.items.find((view) => view.query === query) ?? null;
	}

	called(name: string): SavedView | null {
		return this.items.find((view) => view.name === name.trim()) ?? null;
	}

	/** Reads what other screens have changed; without a connection what is known stays. */
	async refresh(): Promise<void> {
		const read = await this.#server.list();
		if (read.ok && !this.busy) this.items = read.value;
	}

	/** Under a name that is there already the view is replaced. @returns why not, or null */
	save(name: string, query: string): Promise<Failure | null> {
		const same = this.called(name);
		return this.#put(same?.id ?? uuid(), { name, query });
	}

	rename(view: SavedView, name: string): Promise<Failure | null> {
		return this.#put(view.id, { name, query: view.query });
	}

	/** Opens the board from now on, or does so no more. */
	setStandard(view: SavedView, isDefault: boolean): Promise<Failure | null> {
		return this.#put(view.id, { name: view.name, query: view.query, isDefault });
	}

	remove(view: SavedView): Promise<Failure | null> {
		return this.#change(() => this.#server.remove(view.id));
	}

	/** As it was before it was deleted. */
	restore({ id, name, query, position, isDefault }: SavedView): Promise<Failure | null> {
		return this.#put(id, { name, query, position, isDefault });
	}

	#put(id: string, view: SavedViewInput): Promise<Failure | null> {
		return this.#change(() => this.#server.put(id, view));
	}

	/** Reads afterwards: another view may have ceased to be the default one, another screen may have changed some. */
	async #change(act: () => Promise<{ ok: true } | { ok: false; code: Failure }>): Promise<Failure | null> {
		if (this.busy) return 'rate_limited';
		this.busy = true;
		const done = await act();
		this.busy = false;
		await this.refresh();
		return done.ok ? null : done.code;
	}
}
