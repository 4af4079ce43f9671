import type { IssueFields } from '#lib/domain/fields.ts';
import { issueNumber } from '#lib/domain/numbers.ts';
import type { TransitionName } from '#lib/domain/transitions.ts';
import { m } from '#lib/paraglide/messages.js';
import type { IconName } from '#lib/ui/Icon.svelte';
import { asksNothing } from '../../issue/command-forms.ts';
import { runStep } from '../../issue/run-step.ts';
import { type Step, stepsOf } from '../../issue/steps/next-steps.ts';
import { COMMAND_WORD } from '../../words/commands.ts';
import type { Actions } from '../actions.ts';
import type { Desk } from '../desk.svelte.ts';

/** A step that a row offers by itself. */
export interface RowStep {
	name: TransitionName;
	/** in full */
	label: string;
	/** as much of it as a narrow button holds */
	word: string;
	icon: IconName;
	act: () => void;
}

const ICON: Partial<Record<TransitionName, IconName>> = {
	'issue.submitFix': 'camera',
	'issue.close': 'check',
	'issue.return': 'undo',
	'issue.reopen': 'retry',
	'issue.resume': 'retry'
};

const SHORT: Partial<Record<TransitionName, () => string>> = {
	'issue.submitFix': m.board_step_fix,
	'issue.close': m.board_step_close,
	'issue.return': m.board_step_return
};

/** What this person does about an issue next, and what stands beside it; nothing of what somebody else has to do. */
export function rowSteps(desk: Desk, actions: Actions, id: string, issue: IssueFields): RowStep[] {
	if (desk.sealed || issue.status === 'reported') return [];
	const { next, beside } = stepsOf(issue, (name) => desk.refuseCommand(name, issue, false));
	return [...(next === null ? [] : [next]), ...beside].map((step) => rowStep(desk, actions, id, issue, step));
}

function rowStep(desk: Desk, actions: Actions, id: string, issue: IssueFields, { name, missing }: Step): RowStep {
	if (missing === 'owner' || missing === 'due') {
		const word = missing === 'due' ? m.board_step_due() : m.board_step_owner();
		return { name, label: word, word, icon: missing === 'due' ? 'clock' : 'user', act: () => actions.edit(id, missing) };
	}
	const label = COMMAND_WORD[name]();
	// What asks something is asked in the sheet.
	const act = asksNothing(name) ? () => void runStep(desk, name, id, issueNumber(issue.number)) : () => actions.open(id, name);
	return { name, label, word: SHORT[name]?.() ?? label, icon: ICON[name] ?? 'right', act };
}
