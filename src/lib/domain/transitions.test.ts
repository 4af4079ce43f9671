import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from './roles.ts';
import { STATUSES, type Status } from './statuses.ts';
import { refuseTransition, type Standing, TRANSITIONS, type TransitionName } from './transitions.ts';

const BEFORE_CHECK: Status[] = ['reported', 'accepted', 'dispatched', 'in_progress', 'rework', 'deferred', 'parked'];
const TASK_FORCE: Role[] = ['member', 'leader'];
const CHECKERS: Role[] = ['supervisor', 'leader'];

interface Row {
	from: Status[];
	to: Status;
	who: Role[];
	also?: ('owner' | 'liaison')[];
	notByFixer?: boolean;
}

/** DOMAIN.md, "Status": the table of commands, once more and independent of the program. */
const TABLE: Record<TransitionName, Row> = {
	'issue.accept': { from: ['reported'], to: 'accepted', who: TASK_FORCE },
	'issue.dispatch': { from: ['accepted'], to: 'dispatched', who: TASK_FORCE },
	'issue.start': { from: ['dispatched', 'rework'], to: 'in_progress', who: [], also: ['owner'] },
	'issue.submitFix': { from: ['dispatched', 'in_progress', 'rework'], to: 'awaiting_check', who: ['member'], also: ['owner', 'liaison'] },
	'issue.close': { from: ['awaiting_check'], to: 'closed', who: CHECKERS, notByFixer: true },
	'issue.return': { from: ['awaiting_check'], to: 'rework', who: CHECKERS, notByFixer: true },
	'issue.reopen': { from: ['closed'], to: 'dispatched', who: CHECKERS },
	'issue.defer': { from: BEFORE_CHECK, to: 'deferred', who: TASK_FORCE },
	'issue.park': { from: BEFORE_CHECK, to: 'parked', who: TASK_FORCE },
	'issue.void': { from: BEFORE_CHECK, to: 'void', who: TASK_FORCE },
	'issue.join': { from: BEFORE_CHECK, to: 'merged', who: TASK_FORCE },
	'issue.resume': { from: ['deferred', 'parked'], to: 'accepted', who: TASK_FORCE }
};

const NAMES = Object.keys(TABLE) as TransitionName[];
const person = (roles: Role[], more: Partial<Standing> = {}): Standing => ({
	roles: new Set(roles),
	namedOwner: false,
	departmentLiaison: false,
	submittedFix: false,
	...more
});

describe('the life of an issue', () => {
	it('has the commands of the table and no other', () => {
		expect(Object.keys(TRANSITIONS).sort()).toEqual([...NAMES].sort());
		for (const name of NAMES) expect(TRANSITIONS[name].to, name).toBe(TABLE[name].to);
	});

	it.each(NAMES)('%s: by whom, and from which status', (name) => {
		const { from, who, also = [] } = TABLE[name];
		for (const status of STATUSES) {
			const state = from.includes(status) ? null : status === 'closed' ? 'issue_closed' : 'wrong_status';
			for (const role of ROLES) {
				expect(refuseTransition(name, status, person([role])), `${role} ${status}`).toBe(who.includes(role) ? state : 'forbidden');
			}
			expect(refuseTransition(name, status, person([], { namedOwner: true })), `owner ${status}`).toBe(also.includes('owner') ? state : 'forbidden');
			const liaison = person(['liaison'], { departmentLiaison: true });
			expect(refuseTransition(name, status, liaison), `liaison ${status}`).toBe(also.includes('liaison') ? state : 'forbidden');
		}
	});

	it.each(NAMES)('%s by somebody who has fixed it', (name) => {
		const { from, who, notByFixer } = TABLE[name];
		for (const role of who) {
			expect(refuseTransition(name, from[0]!, person([role], { submittedFix: true }))).toBe(notByFixer === true ? 'own_fix' : null);
		}
	});

	it('whoever fixed it does not close it with any further role either', () => {
		expect(refuseTransition('issue.close', 'awaiting_check', person([...ROLES], { submittedFix: true, namedOwner: true }))).toBe('own_fix');
	});
});
