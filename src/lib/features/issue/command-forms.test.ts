import * as v from 'valibot';
import { expect, it } from 'vitest';
import type { TransitionName } from '#lib/domain/transitions.ts';
import { PAYLOADS } from '#lib/protocol/commands.ts';
import { COMMAND_FORM, payloadOf } from './command-forms.ts';

const ISSUE = '01939c1e-7a00-7000-8000-000000000001';
const filled = {
	reason: ' 车辆占道，无法施工 ',
	note: '已清运',
	until: '2026-11-24T04:00:00.000Z',
	target: '01939c1e-7a00-7000-8000-000000000002',
	photos: ['a'.repeat(64)]
};

it.each(Object.keys(COMMAND_FORM) as TransitionName[])('a filled form of %s is what the protocol asks for', (name) => {
	expect(v.safeParse(PAYLOADS[name], payloadOf(name, ISSUE, filled)).issues).toBeUndefined();
});
