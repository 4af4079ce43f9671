import type { Field } from '#lib/domain/fields.ts';
import type { Lane } from '#lib/domain/lanes.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { refusalSentence, TRANSITION_REFUSAL_WORD } from '../words/refusals.ts';
import type { Bench, Editing } from './bench.svelte.ts';
import { cellOf } from './cell.ts';
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
