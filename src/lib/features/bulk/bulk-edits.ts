import type { Field, FieldKey } from '#lib/domain/fields.ts';
import { LANES } from '#lib/domain/lanes.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Option } from '#lib/ui/option.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import type { Desk } from '../board/desk.svelte.ts';
import { LANE_WORD } from '../words/statuses.ts';
import { revertedSentence } from '../words/undo.ts';
import { doneSentence, whyNone } from './bulk-words.ts';
import { type BulkEdit, type Plan, planEdit, type Target, valueOf } from './plan.ts';

/** Stands for no value in a list of choices. */
export const NONE = '-';

/** Makes one change to many: one edit of the document, taken back in one. @param done what they are then, in words */
export function editMany(desk: Desk, targets: readonly Target[], edit: BulkEdit, done: string): Plan {
	const plan = planEdit(targets, edit, (issue, field, change) => desk.refusal(issue, field, change));
	const none = whyNone(plan);
	if (none !== null) {
		toasts.show(none, { tone: plan.blocked.length > 0 ? 'problem' : 'note' });
		return plan;
	}
	desk.group(() => {
		for (const { id } of plan.able) desk.edit(id, edit.field, edit.key, edit.to);
	});
	const step = desk.undoable;
	toasts.show(doneSentence(done, plan), { action: { label: m.undo_do(), act: () => takeBack(desk, step) } });
	return plan;
}

/** Only as long as it is the last thing that was done: what came after may rest on it. */
function takeBack(desk: Desk, step: Desk['undoable']): void {
	if (step === null || desk.undoable !== step) {
		toasts.show(m.bulk_undo_too_late(), { tone: 'problem' });
		return;
	}
	const reverted = desk.undo();
	if (reverted !== null) toasts.show(revertedSentence(reverted, (issue) => desk.model.issues.get(issue)?.number));
}

/** The value that all have; empty where they differ. */
export function commonValue(targets: readonly Target[], key: FieldKey): string[] {
	const [first] = targets;
	if (first === undefined) return [];
	const value = valueOf(first.issue, key);
	if (!targets.every(({ issue }) => valueOf(issue, key) === value)) return [];
	return [value === null ? NONE : String(value)];
}

/** How many of the selected have each member of a set: those that all have are chosen. */
export function memberOptions(targets: readonly Target[], field: 'owner' | 'tag', names: readonly Option[], desk: Desk): Option[] {
	return names.map((name) => {
		const { value } = name;
		const key: FieldKey = `${field}:${value}`;
		const have = targets.filter(({ issue }) => valueOf(issue, key) === true).length;
		const plan = planEdit(targets, { field, key, to: have < targets.length }, (issue, of, change) => desk.refusal(issue, of, change));
		return { ...name, hint: have === 0 ? name.hint : m.bulk_have({ have, count: targets.length }), why: plan.able.length === 0 ? whyNone(plan) : null };
	});
}

export function laneChoices(): Option[] {
	return LANES.map((lane) => ({ value: lane, label: LANE_WORD[lane]() }));
}

/** What a single field can be given, or nothing. */
export function withNone(options: readonly Option[]): Option[] {
	return [{ value: NONE, label: m.choice_none() }, ...options];
}

/** A single value of a plain field: `-` clears it. */
export function plainEdit(field: Field & FieldKey, value: string): BulkEdit {
	return { field, key: field, to: value === NONE ? null : value };
}
