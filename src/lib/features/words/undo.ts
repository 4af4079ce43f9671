import type { Reverted, Skip } from '#lib/client/revert.ts';
import type { Edit } from '#lib/client/save-ledger.svelte.ts';
import type { Step } from '#lib/client/undo-stack.svelte.ts';
import { fieldOf } from '#lib/domain/fields.ts';
import { issueNumber } from '#lib/domain/numbers.ts';
import { m } from '#lib/paraglide/messages.js';
import { joinSentences } from './choose.ts';
import { FIELD_WORD } from './fields.ts';
import { refusalSentence } from './refusals.ts';

/** @param numberOf an issue's number; undefined where it is not on the board */
type NumberOf = (issue: string) => number | undefined;

/** What undo would take back. */
export function undoWord(step: Step | null, numberOf: NumberOf): string {
	if (step === null) return m.undo_none();
	const [first] = step.edits;
	if (first === undefined || step.edits.length > 1) return m.undo_many({ count: step.edits.length });
	return m.undo_one({ field: fieldWord(first), issue: label(first, numberOf) });
}

/** What was taken back, and what was not and why. */
export function revertedSentence({ edits, skipped }: Reverted, numberOf: NumberOf): string {
	const sentences: string[] = [];
	const [first] = edits;
	if (first !== undefined) {
		sentences.push(
			edits.length > 1
				? m.undo_done_many({ count: edits.length })
				: m.undo_done_one({ field: fieldWord(first), issue: label(first, numberOf) })
		);
	}
	for (const why of new Set(skipped.map((skip) => skip.why))) {
		sentences.push(skippedSentence(why, skipped.filter((skip) => skip.why === why).map(({ edit }) => edit)));
	}
	return joinSentences(sentences);
}

function skippedSentence(why: Skip, edits: readonly Edit[]): string {
	const fields = [...new Set(edits.map(fieldWord))].join(m.list_separator());
	if (why === 'gone') return m.undo_skipped_gone({ count: edits.length });
	if (why !== 'changed') return m.undo_skipped_refused({ field: fields, reason: refusalSentence(why) });
	return edits.length === 1
		? m.undo_skipped_changed_one({ field: fields })
		: m.undo_skipped_changed_many({ count: edits.length });
}

function fieldWord({ key }: Edit): string {
	const field = fieldOf(key);
	return field === null ? key : FIELD_WORD[field]();
}

function label({ issue }: Edit, numberOf: NumberOf): string {
	const number = numberOf(issue);
	return number === undefined ? '' : issueNumber(number);
}
