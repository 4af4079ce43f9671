import { send } from '#lib/client/commands.ts';
import type { TransitionName } from '#lib/domain/transitions.ts';
import { m } from '#lib/paraglide/messages.js';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import type { Desk } from '../board/desk.svelte.ts';
import { COMMAND_WORD } from '../words/commands.ts';
import { ERROR_WORD } from '../words/errors.ts';

/** Takes a step that asks nothing, and says what became of it where the issue itself is not open. */
export async function runStep(desk: Desk, name: TransitionName, issue: string, number: string): Promise<void> {
	const outcome = await send(desk.taskForce, name, { issue });
	const command = COMMAND_WORD[name]();
	if (outcome.ok) toasts.show(m.palette_done({ number, command }));
	else toasts.show(m.palette_failed({ number, command, reason: ERROR_WORD[outcome.code]() }), { tone: 'problem' });
}
