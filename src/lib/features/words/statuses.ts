import type { Lane } from '#lib/domain/lanes.ts';
import type { Role } from '#lib/domain/roles.ts';
import type { LetterState, Status } from '#lib/domain/statuses.ts';
import { m } from '#lib/paraglide/messages.js';

type Word = () => string;

export const STATUS_WORD: Record<Status, Word> = {
	reported: m.status_reported,
	accepted: m.status_accepted,
	dispatched: m.status_dispatched,
	in_progress: m.status_in_progress,
	awaiting_check: m.status_awaiting_check,
	rework: m.status_rework,
	closed: m.status_closed,
	deferred: m.status_deferred,
	parked: m.status_parked,
	void: m.status_void,
	merged: m.status_merged
};

export const LANE_WORD: Record<Lane, Word> = { instant: m.lane_instant, coordination: m.lane_coordination };
/** The one character of the lane's seal. */
export const LANE_SEAL: Record<Lane, Word> = { instant: m.seal_instant, coordination: m.seal_coordination };

export const LETTER_WORD: Record<LetterState, Word> = {
	none: m.letter_none,
	drafting: m.letter_drafting,
	sent: m.letter_sent,
	answered: m.letter_answered,
	overdue: m.letter_overdue
};

export const ROLE_WORD: Record<Role, Word> = {
	checker: m.role_checker,
	member: m.role_member,
	supervisor: m.role_supervisor,
	owner: m.role_owner,
	liaison: m.role_liaison,
	leader: m.role_leader,
	viewer: m.role_viewer,
	admin: m.role_admin
};
