import type { Field, FieldValue } from './fields.ts';
import { holdsAny, type Role, type Roles } from './roles.ts';
import type { Status } from './statuses.ts';

/** What of an issue decides whether a field may be edited. */
export interface EditState {
	status: Status;
	/** the board that holds the issue is the open one */
	boardOpen: boolean;
}

export interface EditChange {
	from: FieldValue | undefined;
	to: FieldValue | undefined;
}

/** Why an edit is refused; the screen has a sentence for each. */
export type Refusal =
	| 'role'
	| 'server_field'
	| 'issue_ended'
	| 'day_sealed'
	| 'only_earlier'
	| 'add_only'
	| 'unknown_value'
	| 'key_deleted'
	| 'superseded';

interface Rule {
	roles: readonly Role[];
	/** supervisors may edit within a limit that the change must keep */
	supervisor?: 'add_only' | 'only_earlier';
	/** statuses in which nobody edits it */
	never: readonly Status[];
}

const PLAN: Rule = { roles: ['member', 'leader'], never: ['closed', 'void', 'merged'] };
const MARKS: Rule = { roles: ['member', 'leader', 'supervisor'], never: ['closed', 'void', 'merged'] };

/** DOMAIN.md, "Fields of an issue on the board, and who may edit them". null: the server's own. */
export const FIELD_RULES: Record<Field, Rule | null> = {
	title: PLAN,
	category: PLAN,
	place: PLAN,
	lane: PLAN,
	department: PLAN,
	owner: { ...PLAN, supervisor: 'add_only' },
	due: { ...PLAN, supervisor: 'only_earlier' },
	rank: PLAN,
	campaign: MARKS,
	tag: MARKS,
	listed: { roles: ['leader'], never: ['closed'] },
	instruction: { roles: ['leader'], never: [] },
	number: null,
	status: null,
	findingCount: null,
	photo: null,
	openedAt: null,
	closedAt: null,
	letter: null,
	repeat: null,
	age: null
};

/**
 * The one policy of board fields, for the screen, the API and the gate.
 * @param change without it the answer is whether the control is enabled at all
 * @returns null when allowed, otherwise why not
 */
export function refuseEdit(
	roles: Roles,
	field: Field,
	state: EditState,
	change?: EditChange
): Refusal | null {
	const rule = FIELD_RULES[field];
	if (rule === null) return 'server_field';
	const full = holdsAny(roles, rule.roles);
	const limited = !full && rule.supervisor !== undefined && roles.has('supervisor');
	if (!full && !limited) return 'role';
	if (!state.boardOpen) return 'day_sealed';
	if (rule.never.includes(state.status)) return 'issue_ended';
	if (change === undefined) return null;
	if (change.to === undefined) return 'key_deleted';
	if (limited && rule.supervisor === 'add_only' && change.to !== true) return 'add_only';
	if (limited && rule.supervisor === 'only_earlier' && !isEarlier(change)) return 'only_earlier';
	return null;
}

function isEarlier({ from, to }: EditChange): boolean {
	if (typeof to !== 'string') return false;
	return typeof from !== 'string' || Date.parse(to) <= Date.parse(from);
}

/** Whether someone with these roles can edit anything at all on an open board; if not, the socket is read-only. */
export function mayEditBoards(roles: Roles): boolean {
	return holdsAny(roles, ['member', 'leader', 'supervisor']);
}

/** Page documents (notes, minutes, letters) are written by task-force members. */
export function mayEditPages(roles: Roles): boolean {
	return roles.has('member');
}
