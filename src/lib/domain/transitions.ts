import type { Role, Roles } from './roles.ts';
import { BEFORE_CHECK, type Status } from './statuses.ts';

/** What a person is to an issue, beyond the roles held in the task force. */
export interface Standing {
	roles: Roles;
	/** named on the issue as `owner:<person>` */
	namedOwner: boolean;
	/** a liaison whose department is the issue's */
	departmentLiaison: boolean;
	/** has submitted a fix of this issue: whoever fixed it never closes it */
	submittedFix: boolean;
}

export interface Transition {
	from: readonly Status[];
	to: Status;
	roles: readonly Role[];
	namedOwner?: true;
	departmentLiaison?: true;
	/** checking is done by somebody else than fixing */
	notTheFixer?: true;
}

/** DOMAIN.md's table of commands. `finding.report`, `issue.split` and `day.seal` are no transitions of one issue. */
export const TRANSITIONS = {
	'issue.accept': { from: ['reported'], to: 'accepted', roles: ['member', 'leader'] },
	'issue.dispatch': { from: ['accepted'], to: 'dispatched', roles: ['member', 'leader'] },
	'issue.start': { from: ['dispatched', 'rework'], to: 'in_progress', roles: [], namedOwner: true },
	'issue.submitFix': {
		from: ['dispatched', 'in_progress', 'rework'],
		to: 'awaiting_check',
		roles: ['member'],
		namedOwner: true,
		departmentLiaison: true
	},
	'issue.close': { from: ['awaiting_check'], to: 'closed', roles: ['supervisor', 'leader'], notTheFixer: true },
	'issue.return': { from: ['awaiting_check'], to: 'rework', roles: ['supervisor', 'leader'], notTheFixer: true },
	'issue.reopen': { from: ['closed'], to: 'dispatched', roles: ['supervisor', 'leader'] },
	'issue.defer': { from: BEFORE_CHECK, to: 'deferred', roles: ['member', 'leader'] },
	'issue.park': { from: BEFORE_CHECK, to: 'parked', roles: ['member', 'leader'] },
	'issue.void': { from: BEFORE_CHECK, to: 'void', roles: ['member', 'leader'] },
	'issue.join': { from: BEFORE_CHECK, to: 'merged', roles: ['member', 'leader'] },
	'issue.resume': { from: ['deferred', 'parked'], to: 'accepted', roles: ['member', 'leader'] }
} as const satisfies Record<string, Transition>;

export type TransitionName = keyof typeof TRANSITIONS;

export type TransitionRefusal = 'forbidden' | 'own_fix' | 'wrong_status' | 'issue_closed';

/**
 * Whether this person may make this transition now; the same answer enables the button on the screen.
 * @returns null when allowed, otherwise why not. Who may never do it hears `forbidden` before anything
 *   about the state.
 */
export function refuseTransition(
	name: TransitionName,
	status: Status,
	person: Standing
): TransitionRefusal | null {
	const rule: Transition = TRANSITIONS[name];
	const entitled =
		rule.roles.some((role) => person.roles.has(role)) ||
		(rule.namedOwner === true && person.namedOwner) ||
		(rule.departmentLiaison === true && person.departmentLiaison);
	if (!entitled) return 'forbidden';
	if (!rule.from.includes(status)) return status === 'closed' ? 'issue_closed' : 'wrong_status';
	if (rule.notTheFixer === true && person.submittedFix) return 'own_fix';
	return null;
}
