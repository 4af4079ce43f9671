import type { Field } from '#lib/domain/fields.ts';
import type { Lane } from '#lib/domain/lanes.ts';
import type { Bench, Editing } from './bench.svelte.ts';
import type { Desk } from './desk.svelte.ts';
import { moved } from './rank.ts';
import type { Sheet } from './sheet.svelte.ts';

/** What can be done to the issue under the cursor, by key, by menu or by a button: one way for all of them. */
export class Actions {
	readonly #desk: Desk;
	readonly #bench: Bench;
	readonly #sheet: Sheet;

	constructor(desk: Desk, bench: Bench, sheet: Sheet) {
		this.#desk = desk;
		this.#bench = bench;
		this.#sheet = sheet;
	}

	/** Goes to the next or the previous row, and the sheet with it. */
	move(by: 1 | -1): void {
		const bench = this.#bench;
		const before = bench.cursor;
		const id = before !== null && bench.calm.placed(before) !== null ? bench.move(by) : bench.move(1);
		if (id === null) return;
		if (this.#sheet.id !== null) {
			bench.show(id);
			this.#sheet.open(id);
		} else bench.go(id);
	}

	open(id: string): void {
		this.#bench.cursor = id;
		this.#sheet.open(id);
	}

	/** In the tray this is the decision; in a lane it is an edit. */
	lane(id: string, lane: Lane): void {
		const waiting = this.#bench.tray.get(id);
		if (waiting !== undefined) return waiting.accept(lane);
		if (this.#may(id, 'lane')) this.#leaving(id, () => this.#desk.edit(id, 'lane', 'lane', lane));
	}

	merge(id: string): void {
		const waiting = this.#bench.tray.get(id);
		if (waiting?.join !== undefined) return waiting.join();
		this.edit(id, 'merge');
	}

	edit(id: string, field: Editing['field']): void {
		if (field !== 'merge' && !this.#may(id, field)) return;
		this.#bench.cursor = id;
		this.#bench.show(id);
		this.#bench.edit({ id, field, anchor: field === 'title' ? null : this.#cell(id, field) });
	}

	rank(id: string, by: 1 | -1): void {
		const spot = this.#bench.calm.spot(id);
		if (spot === null || spot.section === 'tray' || spot.section === 'aside' || !this.#may(id, 'rank')) return;
		const { ids } = this.#bench.calm.lanes[spot.section].groups[spot.group]!;
		const entries = ids.flatMap((each) => {
			const issue = this.#desk.model.issues.get(each);
			return issue === undefined || issue.status === 'closed' ? [] : [{ id: each, issue }];
		});
		this.#desk.group(() => {
			for (const [issue, rank] of moved(entries, id, by)) this.#desk.edit(issue, 'rank', 'rank', rank);
		});
		this.#bench.go(id);
	}

	#may(id: string, field: Field): boolean {
		const issue = this.#desk.model.issues.get(id);
		return issue !== undefined && this.#desk.refusal(issue, field) === null;
	}

	/** What leaves the place it was in leaves the cursor there, on the row that takes its place. */
	#leaving(id: string, act: () => void): void {
		const bench = this.#bench;
		const section = bench.calm.placed(id)?.section;
		const next = bench.cursor === id ? (bench.neighbour(1) ?? bench.neighbour(-1)) : null;
		const focused = document.activeElement?.closest('[data-id]') !== null;
		act();
		if (next === null || bench.calm.placed(id)?.section === section || this.#sheet.id !== null) return;
		bench.cursor = next;
		if (focused) bench.go(next);
	}

	#cell(id: string, field: string): HTMLElement | null {
		const row = document.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
		return row?.querySelector<HTMLElement>(`[data-field="${field}"]`) ?? row;
	}
}
