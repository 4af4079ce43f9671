import { describe, expect, it } from 'vitest';
import type { IssueFields } from '#lib/domain/fields.ts';
import type { Role } from '#lib/domain/roles.ts';
import { STATUSES, type Status } from '#lib/domain/statuses.ts';
import { refuseTransition, TRANSITIONS, type TransitionName } from '#lib/domain/transitions.ts';
import { issue } from '../../board/fixtures.ts';
import { stepsOf } from './next-steps.ts';

const ready = { owners: ['o'], due: '2026-11-22T04:00:00.000Z' };
const steps = (set: Partial<IssueFields>, roles: Role[], more: { namedOwner?: boolean; submittedFix?: boolean } = {}) => {
	const fields = issue({ ...ready, ...set });
	return stepsOf(fields, (name) =>
		refuseTransition(name, fields.status, { roles: new Set(roles), namedOwner: false, departmentLiaison: false, submittedFix: false, ...more })
	);
};

describe('the one next step', () => {
	it.each<[Status, Role[], boolean, TransitionName | null]>([
		['reported', ['member'], false, 'issue.accept'],
		['accepted', ['member'], false, 'issue.dispatch'],
		['accepted', ['leader'], false, 'issue.dispatch'],
		['dispatched', ['owner'], true, 'issue.start'],
		['dispatched', ['member'], false, 'issue.submitFix'],
		['in_progress', ['owner'], true, 'issue.submitFix'],
		['rework', ['owner'], true, 'issue.start'],
		['awaiting_check', ['supervisor'], false, 'issue.close'],
		['awaiting_check', ['member'], false, null],
		['deferred', ['member'], false, 'issue.resume'],
		['parked', ['leader'], false, 'issue.resume'],
		['closed', ['supervisor'], false, null],
		['merged', ['member'], false, null],
		['accepted', ['viewer'], false, null]
	])('of %s for %s', (status, roles, namedOwner, name) => {
		expect(steps({ status }, roles, { namedOwner }).next?.name ?? null).toBe(name);
	});

	it('is not offered to who fixed it, who is told so', () => {
		const { next, awaited } = steps({ status: 'awaiting_check' }, ['supervisor'], { submittedFix: true });
		expect(next).toBeNull();
		expect(awaited).toMatchObject({ name: 'issue.close', refusal: 'own_fix' });
	});

	it('says what is to be decided before a dispatch, as the server would', () => {
		const missing = (set: Partial<IssueFields>) => steps({ status: 'accepted', ...set }, ['member']).next?.missing;
		expect(missing({ lane: null })).toBe('lane');
		expect(missing({ owners: [] })).toBe('owner');
		expect(missing({ owners: [], lane: 'coordination' })).toBeNull();
		expect(missing({ owners: [], lane: 'coordination', department: null })).toBe('owner');
		expect(missing({ due: null })).toBe('due');
	});
});

it.each(STATUSES)('every step that %s allows is somewhere, once', (status) => {
	const { next, beside, more } = steps({ status }, ['leader']);
	const names = [...(next === null ? [] : [next]), ...beside, ...more].map(({ name }) => name);
	const allowed = Object.entries(TRANSITIONS)
		.filter(([name, { from }]) => (from as readonly Status[]).includes(status) && name !== 'issue.join' && !(name === 'issue.park' && status === 'parked'))
		.map(([name]) => name);
	expect(names.sort()).toEqual(allowed.sort());
});

it('what is beside the next step can be done', () => {
	expect(steps({ status: 'awaiting_check' }, ['leader']).beside.map(({ name }) => name)).toEqual(['issue.return']);
	expect(steps({ status: 'awaiting_check' }, ['member']).beside).toEqual([]);
	expect(steps({ status: 'closed' }, ['supervisor']).beside.map(({ name }) => name)).toEqual(['issue.reopen']);
});
