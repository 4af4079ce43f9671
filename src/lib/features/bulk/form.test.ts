import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { PAYLOADS } from '#lib/protocol/commands.ts';
import { issue } from '../board/fixtures.ts';
import { BULK_COMMANDS } from './bulk-words.ts';
import { asksReason, emptyForm, givenOf, payloadOf, whatIsMissing } from './form.ts';

const ID = '0190a0a0-0000-7000-8000-000000000001';
const OTHER = '0190a0a0-0000-7000-8000-000000000002';
const desk = { now: Date.parse('2026-11-22T04:00:00Z'), timeZone: 'Asia/Shanghai' };
const targets = [
	{ id: OTHER, issue: issue({ number: 9 }) },
	{ id: 'closed', issue: issue({ number: 1, status: 'closed' }) },
	{ id: ID, issue: issue({ number: 3 }) }
];

describe('a command for many asks once for all', () => {
	it.each(BULK_COMMANDS)('%s gets what its schema asks for', (name) => {
		const form = { ...emptyForm(name, targets, desk), reason: ' 雨季 ', owners: ['owner1'], due: '2026-11-23T18:00', lane: 'instant' as const };
		expect(whatIsMissing(name, form)).toBeNull();
		const payload = payloadOf(name, OTHER, form, desk.timeZone);
		const { success, output } = v.safeParse(PAYLOADS[name], payload);
		expect(success).toBe(true);
		// Nothing is sent that the command does not know.
		expect(Object.keys(output as object).sort()).toEqual(Object.keys(payload).sort());
	});

	it('leaves out what is left empty', () => {
		const form = emptyForm('issue.dispatch', targets, desk);
		expect(payloadOf('issue.dispatch', ID, form, desk.timeZone)).toEqual({ issue: ID });
		expect(payloadOf('issue.accept', ID, form, desk.timeZone)).toEqual({ issue: ID });
		expect(givenOf(form, desk.timeZone)).toMatchObject({ lane: null, owners: [], due: null });
	});

	it('says what is missing', () => {
		for (const name of BULK_COMMANDS) expect(whatIsMissing(name, emptyForm(name, targets, desk)) !== null, name).toBe(asksReason(name));
		expect(whatIsMissing('issue.join', emptyForm('issue.join', [], desk))).not.toBeNull();
		expect(whatIsMissing('issue.defer', { ...emptyForm('issue.defer', targets, desk), reason: 'x', until: '' })).not.toBeNull();
	});

	it('joins the others to the open one with the lowest number, until another is chosen', () => {
		expect(emptyForm('issue.join', targets, desk).into).toBe(ID);
	});

	it('writes times as the clock of the street shows them', () => {
		const form = { ...emptyForm('issue.defer', targets, desk), reason: 'x' };
		expect(payloadOf('issue.defer', ID, form, desk.timeZone)).toEqual({ issue: ID, until: '2026-11-23T04:00:00.000Z', reason: 'x' });
	});
});
