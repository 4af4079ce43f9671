import { describe, expect, it } from 'vitest';
import { type Field, type FieldValue, PLAIN_FIELDS } from './fields.ts';
import { mayEditBoards, mayEditPages, type Refusal, refuseEdit } from './policy.ts';
import { ROLES, type Role } from './roles.ts';
import { STATUSES, type Status } from './statuses.ts';

/*
 * DOMAIN.md, "Fields of an issue on the board, and who may edit them", cell by cell: one letter a status, in the
 * order below. + may, . may not by role, x the issue has ended, s the server's own.
 */
const ORDER: Status[] = ['reported', 'accepted', 'dispatched', 'in_progress', 'awaiting_check', 'rework', 'closed', 'deferred', 'parked', 'void', 'merged'];
const NONE = '...........';
const WHILE_OPEN = '++++++x++xx';
const UNLESS_CLOSED = '++++++x++++';
const ALWAYS = '+++++++++++';
const SERVERS = 'sssssssssss';

type Row = Partial<Record<Role, string>>;
const PLAN: Row = { member: WHILE_OPEN, leader: WHILE_OPEN };
const WITH_SUPERVISOR: Row = { ...PLAN, supervisor: WHILE_OPEN };
const SERVER: Row = Object.fromEntries(ROLES.map((role) => [role, SERVERS]));

const TABLE: Record<Field, Row> = {
	title: PLAN,
	category: PLAN,
	place: PLAN,
	lane: PLAN,
	department: PLAN,
	rank: PLAN,
	owner: WITH_SUPERVISOR,
	due: WITH_SUPERVISOR,
	campaign: WITH_SUPERVISOR,
	tag: WITH_SUPERVISOR,
	listed: { leader: UNLESS_CLOSED },
	instruction: { leader: ALWAYS },
	number: SERVER,
	status: SERVER,
	findingCount: SERVER,
	photo: SERVER,
	openedAt: SERVER,
	closedAt: SERVER,
	letter: SERVER,
	repeat: SERVER,
	age: SERVER
};
const MEANING: Record<string, Refusal | null> = { '+': null, '.': 'role', x: 'issue_ended', s: 'server_field' };

const ask = (roles: Role[], field: Field, status: Status = 'accepted', change?: [FieldValue | undefined, FieldValue | undefined], boardOpen = true) =>
	refuseEdit(new Set(roles), field, { status, boardOpen }, change && { from: change[0], to: change[1] });

describe('the field policy (G4)', () => {
	it('has a row for every field and a column for every status', () => {
		expect(Object.keys(TABLE).sort()).toEqual([...Object.keys(PLAIN_FIELDS), 'owner', 'tag'].sort());
		expect([...ORDER].sort()).toEqual([...STATUSES].sort());
	});

	it.each(Object.keys(TABLE) as Field[])('of %s, role by role and status by status', (field) => {
		for (const role of ROLES) {
			const expected = [...(TABLE[field][role] ?? NONE)].map((letter) => MEANING[letter]);
			expect(ORDER.map((status) => ask([role], field, status)), role).toEqual(expected);
		}
	});

	it('lets nobody edit anything on a sealed board', () => {
		for (const field of Object.keys(TABLE) as Field[]) {
			for (const role of ROLES) {
				const open = ask([role], field);
				expect(ask([role], field, 'accepted', undefined, false), `${role} ${field}`).toBe(open ?? 'day_sealed');
			}
		}
	});

	it('lets nobody delete a key', () => {
		for (const field of ['title', 'owner', 'tag', 'due', 'listed'] as const) expect(ask(['leader'], field, 'accepted', ['x', undefined])).toBe('key_deleted');
	});

	it('lets a supervisor add owners and not remove them', () => {
		expect(ask(['supervisor'], 'owner', 'accepted', [undefined, true])).toBeNull();
		expect(ask(['supervisor'], 'owner', 'accepted', [false, true])).toBeNull();
		expect(ask(['supervisor'], 'owner', 'accepted', [true, false])).toBe('add_only');
		expect(ask(['supervisor'], 'owner', 'accepted', [undefined, false])).toBe('add_only');
		expect(ask(['supervisor', 'member'], 'owner', 'accepted', [true, false])).toBeNull();
	});

	it('lets a supervisor set a deadline only earlier', () => {
		const [early, late] = ['2026-11-22T04:00:00.000Z', '2026-11-23T04:00:00Z'];
		expect(ask(['supervisor'], 'due', 'accepted', [late, early])).toBeNull();
		expect(ask(['supervisor'], 'due', 'accepted', [early, late])).toBe('only_earlier');
		expect(ask(['supervisor'], 'due', 'accepted', [early, null])).toBe('only_earlier');
		expect(ask(['supervisor'], 'due', 'accepted', [null, late])).toBeNull();
		expect(ask(['supervisor'], 'due', 'accepted', ['2026-11-22T04:00:00.000Z', '2026-11-22T04:00:00Z'])).toBeNull();
		expect(ask(['leader'], 'due', 'accepted', [early, late])).toBeNull();
	});

	it('adds up the rights of several roles, and gives none for none', () => {
		expect(ask(['viewer', 'supervisor'], 'campaign')).toBeNull();
		expect(ask(['checker', 'viewer', 'owner', 'liaison', 'admin'], 'title')).toBe('role');
		expect(ask([], 'title')).toBe('role');
	});

	it('says who can edit anything at all', () => {
		expect(ROLES.filter((role) => mayEditBoards(new Set([role])))).toEqual(['member', 'supervisor', 'leader']);
		expect(ROLES.filter((role) => mayEditPages(new Set([role])))).toEqual(['member']);
		for (const role of ROLES) {
			const any = (Object.keys(TABLE) as Field[]).some((field) => ask([role], field) === null);
			expect(mayEditBoards(new Set([role]))).toBe(any);
		}
	});
});
