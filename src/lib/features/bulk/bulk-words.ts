import { issueNumber } from '#lib/domain/numbers.ts';
import type { TransitionName, TransitionRefusal } from '#lib/domain/transitions.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ErrorCode } from '#lib/protocol/codes.ts';
import type { IconName } from '#lib/ui/Icon.svelte';
import { joinSentences } from '../words/choose.ts';
import { ERROR_WORD } from '../words/errors.ts';
import { TRANSITION_REFUSAL_WORD } from '../words/refusals.ts';
import type { Plan } from './plan.ts';

/** More numbers than these are read by nobody. */
const NAMED = 8;

/** Commands that can be given for many, in the order of an issue's life. */
export const BULK_COMMANDS = ['issue.accept', 'issue.dispatch', 'issue.defer', 'issue.park', 'issue.resume', 'issue.join', 'issue.void'] as const;
export type BulkCommandName = (typeof BULK_COMMANDS)[number];

export const COMMAND_ICON: Record<BulkCommandName, IconName> = {
	'issue.accept': 'check',
	'issue.dispatch': 'right',
	'issue.defer': 'clock',
	'issue.park': 'bookmark',
	'issue.resume': 'retry',
	'issue.join': 'merge',
	'issue.void': 'trash'
};

/** What takes a command back, where the domain has such a thing. */
export const UNDONE_BY: Partial<Record<TransitionName, 'issue.split' | 'issue.resume'>> = {
	'issue.join': 'issue.split',
	'issue.defer': 'issue.resume',
	'issue.park': 'issue.resume'
};

export function refusalWord(code: TransitionRefusal | ErrorCode): string {
	return code in TRANSITION_REFUSAL_WORD ? TRANSITION_REFUSAL_WORD[code as TransitionRefusal]() : ERROR_WORD[code]();
}

/** `017、023`, and how many there are where not all are named. */
export function numbersLine(numbers: readonly number[]): string {
	const named = [...numbers].sort((a, b) => a - b).slice(0, NAMED).map(issueNumber).join(m.list_separator());
	return numbers.length <= NAMED ? named : m.bulk_and_more({ named, count: numbers.length });
}

/** What is left out, each with its reason. */
export function leftOut({ blocked }: Pick<Plan, 'blocked'>): string[] {
	return blocked.map(({ why, numbers }) => m.bulk_blocked({ count: numbers.length, numbers: numbersLine(numbers), why }));
}

/** Why nothing can be done to any of the selected; null: some can. */
export function whyNone(plan: Plan): string | null {
	if (plan.able.length > 0) return null;
	const [first] = plan.blocked;
	return first === undefined ? m.bulk_all_same() : first.why;
}

/** What was done, to how many, and what was left out. */
export function doneSentence(done: string, plan: Plan): string {
	return joinSentences([m.bulk_done({ count: plan.able.length, done }), ...leftOut(plan)]);
}
