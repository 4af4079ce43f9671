import { describe, expect, it } from 'vitest';
import type { IssueFields } from '#lib/domain/fields.ts';
import { refuseEdit } from '#lib/domain/policy.ts';
import type { Role } from '#lib/domain/roles.ts';
import { refuseTransition } from '#lib/domain/transitions.ts';
import { issue } from '../board/fixtures.ts';
import { type BulkEdit, joinTargets, planCommand, planEdit, type Target, valueOf } from './plan.ts';

const targets = (...sets: Partial<IssueFields>[]): Target[] => sets.map((set, n) => ({ id: `i${n + 1}`, issue: issue({ number: n + 1, ...set }) }));
const numbers = (list: readonly Target[]) => list.map((target) => target.issue.number);
const editAs = (role: Role, list: readonly Target[], edit: BulkEdit) =>
	planEdit(list, edit, (of, field, change) => refuseEdit(new Set([role]), field, { status: of.status, boardOpen: true }, change));
const commandAs = (role: Role, list: readonly Target[], name: Parameters<typeof planCommand>[1], given = {}) =>
	planCommand(
		list,
		name,
		given,
		(command, of) => refuseTransition(command, of.status, { roles: new Set([role]), namedOwner: false, departmentLiaison: false, submittedFix: false }),
		(code) => code
	);

describe('an edit of many', () => {
	it('says which can be made, which are so already, and which not and why', () => {
		const list = targets({}, { lane: 'coordination' }, { status: 'closed' }, { status: 'closed' }, { status: 'rework' });
		const plan = editAs('member', list, { field: 'lane', key: 'lane', to: 'coordination' });
		expect(numbers(plan.able)).toEqual([1, 5]);
		expect(numbers(plan.same)).toEqual([2]);
		expect(plan.blocked).toEqual([{ why: 'issue_ended', numbers: [3, 4] }]);
	});

	it('minds what a supervisor may do with deadlines and owners', () => {
		const due = targets({ due: '2026-11-22T10:00:00Z' }, { due: '2026-11-24T10:00:00Z' });
		const plan = editAs('supervisor', due, { field: 'due', key: 'due', to: '2026-11-23T10:00:00Z' });
		expect(numbers(plan.able)).toEqual([2]);
		expect(plan.blocked).toEqual([{ why: 'only_earlier', numbers: [1] }]);
		const owned = targets({ owners: ['o1'] }, {});
		expect(numbers(editAs('supervisor', owned, { field: 'owner', key: 'owner:o1', to: true }).able)).toEqual([2]);
		expect(editAs('supervisor', owned, { field: 'owner', key: 'owner:o1', to: false }).blocked).toEqual([{ why: 'add_only', numbers: [1] }]);
	});

	it('is nothing for who may not edit', () => {
		expect(editAs('checker', targets({}, {}), { field: 'lane', key: 'lane', to: 'coordination' })).toMatchObject({
			able: [],
			blocked: [{ why: 'role', numbers: [1, 2] }]
		});
	});

	it('reads members of sets as they stand in the document', () => {
		const of = issue({ owners: ['o1'], tags: ['重点'], due: null });
		expect([valueOf(of, 'owner:o1'), valueOf(of, 'owner:o2'), valueOf(of, 'tag:重点'), valueOf(of, 'due'), valueOf(of, 'lane')]).toEqual([true, false, true, null, 'instant']);
	});
});

describe('a command for many', () => {
	it('foresees what the server will miss', () => {
		const due = '2026-11-22T10:00:00Z';
		const list = targets(
			{ owners: ['o1'], due },
			{ owners: [], due },
			{ owners: ['o1'], due: null },
			{ lane: 'coordination', department: '区建设局', due },
			{ status: 'dispatched', owners: ['o1'], due },
			{ lane: null, owners: ['o1'], due }
		);
		const plan = commandAs('member', list, 'issue.dispatch');
		expect(numbers(plan.able)).toEqual([1, 4]);
		expect(plan.blocked).toEqual([
			{ why: 'owners_required', numbers: [2] },
			{ why: 'due_required', numbers: [3] },
			{ why: 'wrong_status', numbers: [5] },
			{ why: 'lane_required', numbers: [6] }
		]);
		expect(numbers(commandAs('member', list, 'issue.dispatch', { owners: ['o2'], due }).able)).toEqual([1, 2, 3, 4]);
	});

	it('takes out of the tray what has a lane, or all with one that is given', () => {
		const list = targets({ status: 'reported', lane: null }, { status: 'reported' }, {});
		expect(numbers(commandAs('leader', list, 'issue.accept').able)).toEqual([2]);
		expect(numbers(commandAs('leader', list, 'issue.accept', { lane: 'instant' }).able)).toEqual([1, 2]);
	});

	it('joins none to itself', () => {
		const list = targets({}, {}, { status: 'awaiting_check' });
		const plan = commandAs('member', list, 'issue.join', { into: 'i1' });
		expect(numbers(plan.able)).toEqual([2]);
		expect(plan.blocked).toEqual([
			{ why: 'wrong_target', numbers: [1] },
			{ why: 'wrong_status', numbers: [3] }
		]);
	});

	it('offers open issues to join, the selected ones first', () => {
		const list = targets({}, { status: 'closed' }, { status: 'merged' }, {}, {});
		const offered = joinTargets(list.map((target) => [target.id, target.issue] as const), new Set(['i5']));
		expect(numbers(offered)).toEqual([5, 1, 4]);
	});
});
