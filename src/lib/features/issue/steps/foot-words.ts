import type { Status } from '#lib/domain/statuses.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Missing } from './next-steps.ts';

/** Who has to take the next step, said to those who cannot. */
export const WAITS_WORD: Record<Status, () => string> = {
	reported: m.issue_waits_decision,
	accepted: m.issue_waits_dispatch,
	dispatched: m.issue_waits_fix,
	in_progress: m.issue_waits_fix,
	rework: m.issue_waits_fix,
	awaiting_check: m.issue_waits_check,
	deferred: m.issue_waits_resume,
	parked: m.issue_waits_resume,
	closed: m.status_closed,
	void: m.status_void,
	merged: m.status_merged
};

/** What is to be decided first, as a button that leads there. */
export const MISSING_WORD: Record<Missing, () => string> = {
	lane: m.issue_first_lane,
	owner: m.issue_first_owner,
	due: m.issue_first_due
};
