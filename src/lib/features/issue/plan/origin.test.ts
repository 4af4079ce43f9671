import { expect, it } from 'vitest';
import type { PersonId } from '#lib/domain/ids.ts';
import type { EventInfo } from '#server/services.ts';
import { originOf } from './origin.ts';

const alias = { code: 'alias', params: { word: '垃圾', category: '06042' } };
const lesson = { code: 'lesson_lane', params: {} };
const department = { code: 'department_of_category', params: { category: '06042', department: '保洁公司' } };
const proposal = {
	match: { issue: null, confidence: 0, reasons: [] },
	triage: { category: '06042', lane: 'instant', department: '保洁公司', confidence: 0.9, reasons: [alias, lesson, department] }
};
const event = (set: Partial<EventInfo>): EventInfo => ({ id: 1, at: '2026-11-22T04:07:00.000Z', actor: { id: 'm' as PersonId, name: '专班3号' }, kind: 'edit', field: null, from: null, to: null, reason: null, ...set });
const byProgram = event({ actor: null, kind: 'default', field: 'department', reason: JSON.stringify([alias, department]) });

it('what nobody has touched comes from the proposal, each field with its own reasons', () => {
	expect(originOf('category', { events: [], proposal })).toEqual({ by: 'program', reasons: [alias] });
	expect(originOf('department', { events: [], proposal })).toEqual({ by: 'program', reasons: [lesson, department] });
	expect(originOf('due', { events: [], proposal })).toEqual({ by: 'program', reasons: [] });
});

it('what a person set is the person’s, until the program or somebody else sets it again', () => {
	const byHand = event({ field: 'department' });
	expect(originOf('department', { events: [byProgram, byHand], proposal })).toEqual({ by: 'hand', who: '专班3号', at: byHand.at });
	expect(originOf('department', { events: [byHand, byProgram], proposal })).toEqual({ by: 'program', reasons: [department] });
	expect(originOf('owner', { events: [event({ field: 'owner:o7', to: true })], proposal })).toMatchObject({ by: 'hand' });
});

it('says nothing of a title, and nothing where there was no proposal', () => {
	expect(originOf('title', { events: [], proposal })).toBeNull();
	expect(originOf('lane', { events: [], proposal: null })).toBeNull();
});
