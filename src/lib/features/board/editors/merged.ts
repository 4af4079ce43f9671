import { send } from '#lib/client/commands.ts';
import { m } from '#lib/paraglide/messages.js';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { ERROR_WORD } from '../../words/errors.ts';
import type { Desk } from '../desk.svelte.ts';

/** Says what became of an issue, and offers to take it back: a join keeps all evidence (DOMAIN.md, "Matching"). */
export function sayMerged(desk: Pick<Desk, 'taskForce'>, issue: string, names: { goes: string; stays: string }): void {
	toasts.show(m.edit_merged(names), { action: { label: m.undo_do(), act: () => void takeBack(desk, issue, names) } });
}

async function takeBack(desk: Pick<Desk, 'taskForce'>, issue: string, names: { goes: string; stays: string }): Promise<void> {
	const outcome = await send(desk.taskForce, 'issue.split', { issue });
	if (outcome.ok) toasts.show(m.edit_unmerged(names));
	else toasts.show(m.edit_not_unmerged({ ...names, why: ERROR_WORD[outcome.code]() }), { tone: 'problem' });
}
