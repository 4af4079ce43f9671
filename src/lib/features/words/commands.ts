import type { TransitionName } from '#lib/domain/transitions.ts';
import { m } from '#lib/paraglide/messages.js';

/** On the button. */
export const COMMAND_WORD: Record<TransitionName, () => string> = {
	'issue.accept': m.command_accept,
	'issue.dispatch': m.command_dispatch,
	'issue.start': m.command_start,
	'issue.submitFix': m.command_submitFix,
	'issue.close': m.command_close,
	'issue.return': m.command_return,
	'issue.reopen': m.command_reopen,
	'issue.defer': m.command_defer,
	'issue.park': m.command_park,
	'issue.void': m.command_void,
	'issue.join': m.command_join,
	'issue.resume': m.command_resume
};

/** In the record of what happened, after the person's name. */
export const COMMAND_DONE: Record<string, () => string> = {
	'finding.report': m.done_report,
	'issue.accept': m.done_accept,
	'issue.dispatch': m.done_dispatch,
	'issue.start': m.done_start,
	'issue.submitFix': m.done_submitFix,
	'issue.close': m.done_close,
	'issue.return': m.done_return,
	'issue.reopen': m.done_reopen,
	'issue.defer': m.done_defer,
	'issue.park': m.done_park,
	'issue.void': m.done_void,
	'issue.join': m.done_join,
	'issue.resume': m.done_resume,
	'issue.split': m.done_split,
	'day.seal': m.done_seal
};
