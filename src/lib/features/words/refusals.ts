import type { Refusal } from '#lib/domain/policy.ts';
import type { TransitionRefusal } from '#lib/domain/transitions.ts';
import { m } from '#lib/paraglide/messages.js';

/** Why an edit is not possible, or was put back. */
export const REFUSAL_WORD: Record<Refusal, () => string> = {
	role: m.refusal_role,
	server_field: m.refusal_server_field,
	issue_ended: m.refusal_issue_ended,
	day_sealed: m.refusal_day_sealed,
	only_earlier: m.refusal_only_earlier,
	add_only: m.refusal_add_only,
	unknown_value: m.refusal_unknown_value,
	key_deleted: m.refusal_key_deleted,
	superseded: m.refusal_superseded
};

/** Why a button does nothing now. */
export const TRANSITION_REFUSAL_WORD: Record<TransitionRefusal, () => string> = {
	forbidden: m.error_forbidden,
	own_fix: m.error_own_fix,
	wrong_status: m.error_wrong_status,
	issue_closed: m.error_issue_closed
};

/** @param reason as the server named it; one that this screen does not know yet still gets a sentence */
export function refusalSentence(reason: string): string {
	return (REFUSAL_WORD[reason as Refusal] ?? m.refusal_other)();
}
