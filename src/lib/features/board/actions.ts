import { createContext } from 'svelte';
import type { Field } from '#lib/domain/fields.ts';
import type { Lane } from '#lib/domain/lanes.ts';
import type { TransitionName } from '#lib/domain/transitions.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { refusalSentence, TRANSITION_REFUSAL_WORD } from '../words/refusals.ts';
import type { Bench, Editing } from './bench.svelte.ts';
import { cellOf } from './cell.ts';
import type { Desk } from './desk.svelte.ts';
import type { Drop } from './drag/drop.ts';
import { type Entry, moved, movedTo } from './rank.ts';
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

	/** @param asks the form that it opens with */
	open(id: string, asks: TransitionName | null = null): void {
		this.#bench.cursor = id;
		this.#sheet.open(id, asks);
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

	/** Opens what edits a field of the issue; pressed once more, closes it. Who may not edit it is told why. */
	edit(id: string, field: Editing['field']): void {
		const bench = this.#bench;
		const { editing } = bench;
		const why = this.why(id, field);
		if (why !== null) {
			toasts.show(why, { tone: 'problem' });
			return;
		}
		if (editing?.id === id && editing.field === field) return bench.stopEditing();
		bench.cursor = id;
		bench.show(id);
		bench.edit({ id, field, anchor: field === 'title' ? null : cellOf(id, field) });
	}

	/** Why somebody cannot edit it now, as a sentence; null: go ahead. */
	why(id: string, field: Editing['field']): string | null {
		const issue = this.#desk.model.issues.get(id);
		if (issue === undefined) return refusalSentence('issue_ended');
		if (field !== 'merge') return this.#desk.refusal(issue, field);
		if (this.#desk.sealed) return refusalSentence('day_sealed');
		const refusal = this.#desk.refuseCommand('issue.join', issue, false);
		return refusal === null ? null : TRANSITION_REFUSAL_WORD[refusal]();
	}

	rank(id: string, by: 1 | -1): void {
		const group = this.#groupOf(id);
		if (group === null || !this.#may(id, 'rank')) return;
		this.#rank(moved(this.#entries(group), id, by));
		this.#bench.go(id);
	}

	mayDrag(id: string): boolean {
		return this.#may(id, 'rank') || this.#may(id, 'lane');
	}

	mayDrop(id: string, { lane, department, index }: Drop): boolean {
		const issue = this.#desk.model.issues.get(id);
		if (issue === undefined || (issue.lane !== lane && !this.#may(id, 'lane'))) return false;
		return (department === undefined || this.#may(id, 'department')) && (index === null || this.#may(id, 'rank'));
	}

	/** What was dragged stands where it was dropped; it is one step to take back. */
	drop(id: string, { lane, department, index }: Drop): void {
		const desk = this.#desk;
		const bench = this.#bench;
		const issue = desk.model.issues.get(id);
		if (issue === undefined) return bench.calm.settle();
		const group = index === null ? null : bench.calm.lanes[lane].groups.find(({ key, ids }) => (department === undefined ? ids.includes(id) : key === department));
		desk.group(() => {
			if (issue.lane !== lane) desk.edit(id, 'lane', 'lane', lane);
			if (department !== undefined) desk.edit(id, 'department', 'department', department);
			if (group != null && index !== null) this.#rank(movedTo(this.#entries(group.ids), { id, issue }, index));
		});
		bench.go(id);
	}

	#groupOf(id: string): readonly string[] | null {
		const spot = this.#bench.calm.spot(id);
		if (spot === null || spot.section === 'tray' || spot.section === 'aside') return null;
		return this.#bench.calm.lanes[spot.section].groups[spot.group]!.ids;
	}

	/** Of a group, those that have an order among themselves: what is closed stands last. */
	#entries(ids: readonly string[]): Entry[] {
		return ids.flatMap((id) => {
			const issue = this.#desk.model.issues.get(id);
			return issue === undefined || issue.status === 'closed' ? [] : [{ id, issue }];
		});
	}

	#rank(ranks: ReadonlyMap<string, string>): void {
		this.#desk.group(() => {
			for (const [id, rank] of ranks) this.#desk.edit(id, 'rank', 'rank', rank);
		});
	}

	#may(id: string, field: Field): boolean {
		return this.why(id, field) === null;
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
}

export const [useActions, provideActions] = createContext<Actions>();
