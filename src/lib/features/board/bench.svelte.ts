import { createContext, tick } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import type { Field } from '#lib/domain/fields.ts';
import { type Lane, LANES } from '#lib/domain/lanes.ts';
import type { Anchor } from '#lib/ui/layer.ts';
import type { Drop } from './drag/drop.ts';
import type { Calm } from './lanes/calm.svelte.ts';

/** What is being edited in the list: the field, and where on the screen. */
export interface Editing {
	id: string;
	field: Field | 'merge';
	/** the editor opens beside it; null: the row itself holds the editor */
	anchor: HTMLElement | null;
}

/** What the card of an issue that waits for a decision can do. */
export interface Waiting {
	accept(lane: Lane): void;
	/** into the issue it is suspected to be the same as; undefined: none is */
	join: (() => void) | undefined;
}

/** What is done to all of the selected: the same keys as for one. */
export interface ForMany {
	lane(lane: Lane): void;
	/** opens what asks for the new value; where the bar has no such thing, nothing */
	edit(field: Editing['field']): void;
}

/** Where one works on the board: the row under the cursor, what is selected, what is being edited. */
export class Bench {
	readonly calm: Calm;
	cursor = $state<string | null>(null);
	/** issues that one action is to be done to */
	readonly selected = new SvelteSet<string>();
	/** while some are selected and what acts on them is there */
	forMany: ForMany | null = null;
	editing = $state.raw<Editing | null>(null);
	/** the issue whose menu is open, and where */
	menu = $state.raw<{ id: string; at: Anchor } | null>(null);
	/** the issue whose photos are looked at */
	looking = $state<string | null>(null);
	/** the row that a finger has pulled aside */
	swiped = $state<string | null>(null);
	/** the row that is being dragged, and where it would come to stand */
	dragged = $state<string | null>(null);
	drop = $state.raw<Drop | null>(null);
	/** the part of the board that a narrow screen shows */
	part = $state<Lane | 'tray'>('instant');
	/** one part at a time is shown */
	narrow = $state(false);
	/** the cards of the tray */
	readonly tray = new Map<string, Waiting>();
	#rangeFrom: string | null = null;
	#release: (() => void) | null = null;
	#back: (() => void) | null = null;

	constructor(calm: Calm) {
		this.calm = calm;
	}

	/** Every row that can be gone to, in the order in which it is read. */
	get order(): readonly string[] {
		const { tray, lanes } = this.calm;
		const parts = { tray, instant: idsOf(lanes.instant.groups), coordination: idsOf(lanes.coordination.groups) };
		return this.narrow ? parts[this.part] : [...parts.tray, ...parts.instant, ...parts.coordination];
	}

	/** The row of a lane that Tab leads to. */
	stop(lane: Lane): string | null {
		const placing = this.cursor === null ? null : this.calm.placed(this.cursor);
		return placing?.section === lane ? this.cursor : (this.calm.lanes[lane].groups[0]?.ids[0] ?? null);
	}

	/** @returns the issue the cursor has come to; null: there is nowhere to go */
	move(by: 1 | -1): string | null {
		const next = this.neighbour(by);
		if (next !== null) this.cursor = next;
		return next;
	}

	/** Puts the cursor on an issue, wherever it is: in its place, in sight, with the focus. */
	go(id: string): void {
		this.reach(id);
		void tick().then(() => this.focus(id));
	}

	/** The same, and the focus stays where it is. */
	reach(id: string): void {
		this.calm.reveal(id);
		this.cursor = id;
		const section = this.calm.placed(id)?.section;
		if (this.narrow && section !== undefined && section !== 'aside') this.part = section;
		this.show(id);
	}

	/** Brings a row into sight without moving more than it takes. */
	show(id: string): void {
		const spot = this.calm.spot(id);
		if (spot === null || spot.section === 'tray' || spot.section === 'aside') return;
		const view = this.calm.lanes[spot.section];
		view.show(view.rowTop(spot));
	}

	focus(id: string): void {
		document.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
	}

	neighbour(by: 1 | -1): string | null {
		const { order } = this;
		const at = this.cursor === null ? -1 : order.indexOf(this.cursor);
		if (at === -1) return order[by === 1 ? 0 : order.length - 1] ?? null;
		return order[at + by] ?? null;
	}

	toggle(id: string): void {
		if (!this.selected.delete(id)) this.selected.add(id);
		this.#rangeFrom = id;
	}

	/** Selects everything between the row last selected and this one. */
	selectTo(id: string): void {
		const { order } = this;
		const from = order.indexOf(this.#rangeFrom ?? this.cursor ?? id);
		const to = order.indexOf(id);
		if (from === -1 || to === -1) return this.toggle(id);
		for (const each of order.slice(Math.min(from, to), Math.max(from, to) + 1)) this.selected.add(each);
	}

	clearSelection(): void {
		this.selected.clear();
		this.#rangeFrom = null;
	}

	/** Nothing moves under a finger, nor while what a row shows is open. */
	swipe(id: string): void {
		this.unswipe();
		this.swiped = id;
		this.#back = this.calm.hold();
	}

	unswipe(): void {
		this.swiped = null;
		this.#back?.();
		this.#back = null;
	}

	/** Nothing moves while somebody edits. */
	edit(editing: Editing): void {
		this.stopEditing();
		this.editing = editing;
		this.#release = this.calm.hold();
	}

	stopEditing(): void {
		this.editing = null;
		this.#release?.();
		this.#release = null;
	}
}

function idsOf(groups: readonly { ids: readonly string[] }[]): string[] {
	return groups.flatMap(({ ids }) => ids);
}

export const [useBench, provideBench] = createContext<Bench>();
export const PARTS = [...LANES, 'tray'] as const;
