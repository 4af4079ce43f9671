import type { FieldKey } from '#lib/domain/fields.ts';
import type { Edit } from './save-ledger.svelte.ts';

/** What is taken back together: one edit, or those of one action for many. */
export interface Step {
	readonly edits: readonly Edit[];
}

/** Nobody remembers more of what they did, and a day's edits should not pile up. */
const DEPTH = 100;

/** One's own edits of this screen, newest last, and those that were taken back. */
export class UndoStack {
	#made = $state.raw<readonly Step[]>([]);
	#takenBack = $state.raw<readonly Step[]>([]);
	#gathering: Edit[] | null = null;

	/** what undo would take back; null: nothing */
	get last(): Step | null {
		return this.#made.at(-1) ?? null;
	}

	/** what redo would bring back; null: nothing */
	get next(): Step | null {
		return this.#takenBack.at(-1) ?? null;
	}

	/** An edit was made. It ends what could be brought back. */
	made(edit: Edit): void {
		if (this.#gathering === null) this.#push([edit]);
		else this.#gathering.push(edit);
	}

	/** Edits made meanwhile are one step; a group within a group belongs to the outer one. */
	group<T>(work: () => T): T {
		return this.#gather(work, (edits) => {
			if (this.#gathering === null) this.#push(edits);
			else this.#gathering.push(...edits);
		});
	}

	/** Takes the newest step off and keeps what `revert` made of it for `redo`. */
	undo<T>(revert: (step: Step) => T): T | null {
		const step = this.last;
		if (step === null) return null;
		this.#made = this.#made.slice(0, -1);
		return this.#gather(() => revert(step), (edits) => (this.#takenBack = pushed(this.#takenBack, { edits })));
	}

	redo<T>(revert: (step: Step) => T): T | null {
		const step = this.next;
		if (step === null) return null;
		this.#takenBack = this.#takenBack.slice(0, -1);
		return this.#gather(() => revert(step), (edits) => (this.#made = pushed(this.#made, { edits })));
	}

	/** An edit that did not stand cannot be taken back. */
	drop(issue: string, key: FieldKey): void {
		this.#made = without(this.#made, issue, key);
		this.#takenBack = without(this.#takenBack, issue, key);
	}

	#push(edits: readonly Edit[]): void {
		this.#takenBack = [];
		this.#made = pushed(this.#made, { edits });
	}

	/** @param keep gets the edits made in `work`, also where it fails half-way; not called where there are none */
	#gather<T>(work: () => T, keep: (edits: Edit[]) => void): T {
		const outer = this.#gathering;
		const edits: Edit[] = [];
		this.#gathering = edits;
		try {
			return work();
		} finally {
			this.#gathering = outer;
			const step = joined(edits);
			if (step.length > 0) keep(step);
		}
	}
}

function pushed(steps: readonly Step[], step: Step): readonly Step[] {
	return [...steps, step].slice(-DEPTH);
}

/** Leaves the newest edit of that field out; a step without edits is none. */
function without(steps: readonly Step[], issue: string, key: FieldKey): readonly Step[] {
	const at = steps.findLastIndex(({ edits }) => edits.some((edit) => edit.issue === issue && edit.key === key));
	if (at === -1) return steps;
	const edits = steps[at]!.edits.filter((edit) => edit.issue !== issue || edit.key !== key);
	return edits.length === 0 ? steps.toSpliced(at, 1) : steps.with(at, { edits });
}

/** Several edits of one field within a step are one: from the first's old value to the last's new one. */
function joined(edits: readonly Edit[]): Edit[] {
	const cells = new Map<string, Edit>();
	for (const edit of edits) {
		const cell = `${edit.issue}\n${edit.key}`;
		const before = cells.get(cell);
		cells.set(cell, before === undefined ? edit : { ...before, to: edit.to });
	}
	return [...cells.values()].filter(({ from, to }) => from !== to);
}
