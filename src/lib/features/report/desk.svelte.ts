import type { ReportOutbox } from '#lib/client/report-outbox.svelte.ts';
import type { StoredReport, Written } from '#lib/client/report-store.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Draft } from './draft.svelte.ts';
import type { Habits } from './habits.ts';

/** Sending the finding at hand, and taking up one that waits or was refused. */
export class ReportDesk {
	readonly draft: Draft;
	/** the one that is being changed */
	editing = $state.raw<StoredReport | null>(null);
	/** what the person still has to say before it can be sent */
	missing = $state<'place' | 'words' | null>(null);
	busy = $state(false);
	/** said aloud once it is kept */
	said = $state('');
	/** what was changed has gone out before it could be */
	gone = $state(false);

	readonly #outbox: ReportOutbox;
	readonly #habits: Habits;
	#parked: Written | null = null;

	constructor(outbox: ReportOutbox, draft: Draft, habits: Habits) {
		this.#outbox = outbox;
		this.draft = draft;
		this.#habits = habits;
	}

	/** @returns whether the form is ready for the next one */
	async send(): Promise<boolean> {
		const { draft } = this;
		const { place } = draft;
		this.missing = place === null ? 'place' : draft.said ? null : 'words';
		if (place === null || this.missing !== null || this.busy) return false;
		this.busy = true;
		this.gone = false;
		const written = draft.written(place, Date.now());
		const kept = await this.#keep(written);
		this.busy = false;
		if (!kept) return false;
		this.#habits.note(place, written.category);
		draft.next();
		this.#resume();
		this.said = m.report_said({ count: this.#outbox.waiting });
		return true;
	}

	edit(report: StoredReport): void {
		const { draft } = this;
		if (this.editing !== null) this.leave();
		if (draft.begun) this.#parked = draft.park(Date.now());
		this.editing = report;
		this.missing = null;
		this.gone = false;
		this.#outbox.hold(report.id);
		draft.take(report);
	}

	/** It stays as it was. */
	leave(): void {
		this.draft.next();
		this.#resume();
	}

	async #keep(written: Written): Promise<boolean> {
		if (this.editing === null) {
			await this.#outbox.add(written);
			return true;
		}
		const changed = await this.#outbox.change(this.editing.id, written);
		// What was written stays in the form, as one of its own.
		this.gone = !changed;
		if (!changed) this.#release();
		return changed;
	}

	#resume(): void {
		this.#release();
		this.missing = null;
		if (this.#parked !== null) this.draft.take(this.#parked);
		this.#parked = null;
	}

	#release(): void {
		if (this.editing === null) return;
		this.editing = null;
		this.#outbox.hold(null);
	}
}
