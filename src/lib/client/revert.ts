import { valueOf } from '#lib/document/fields.ts';
import { type Field, type FieldKey, fieldOf, type FieldValue, type IssueFields } from '#lib/domain/fields.ts';
import type { EditChange, Refusal } from '#lib/domain/policy.ts';
import type { Edit } from './save-ledger.svelte.ts';
import type { Step } from './undo-stack.svelte.ts';

/** Why an edit was not taken back: somebody has changed the field since, the issue is gone, or policy forbids it. */
export type Skip = 'changed' | 'gone' | Refusal;

export interface Reverted {
	/** what was set again, as new edits with the old values */
	edits: readonly Edit[];
	skipped: readonly { edit: Edit; why: Skip }[];
}

interface Board {
	issue(id: string): IssueFields | undefined;
	refusal(field: Field, issue: IssueFields, change: EditChange): Refusal | null;
	set(issue: string, key: FieldKey, value: FieldValue): void;
}

/**
 * Takes a step back (DESIGN.md, "The documents"): for each field a new edit with the old value, if it still holds what
 * the step wrote. Newest first, so that what depends on each other comes off in the right order.
 */
export function revert({ edits }: Step, board: Board): Reverted {
	const done: Edit[] = [];
	const skipped: { edit: Edit; why: Skip }[] = [];
	for (const edit of edits.toReversed()) {
		const { issue: id, key } = edit;
		const issue = board.issue(id);
		const to = edit.from ?? emptyOf(key);
		const why = issue === undefined ? 'gone' : whyNot(board, issue, edit, to);
		if (why !== null) skipped.push({ edit, why });
		else {
			board.set(id, key, to);
			done.push({ issue: id, key, from: edit.to, to });
		}
	}
	return { edits: done, skipped };
}

function whyNot(board: Board, issue: IssueFields, { key, to: mine }: Edit, to: FieldValue): Skip | null {
	const from = valueOf(issue, key);
	if (!same(from, mine)) return 'changed';
	// A key that no issue has was never edited.
	return board.refusal(fieldOf(key)!, issue, { from, to });
}

/** A key is never deleted: a cleared field is `null`, a removed member `false` (DESIGN.md, "The documents"). */
function emptyOf(key: FieldKey): FieldValue {
	return key.includes(':') ? false : null;
}

/** A member never added to a set and one removed from it are the same: not in it. */
function same(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
	return (a ?? false) === (b ?? false);
}
