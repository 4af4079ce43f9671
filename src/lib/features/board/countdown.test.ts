import { describe, expect, it } from 'vitest';
import { countdown } from './countdown.ts';
import { issue } from './fixtures.ts';
import { fromInput, toInput } from './local-time.ts';

const ZONE = 'Asia/Shanghai';
const NOON = Date.parse('2026-11-22T04:00:00.000Z');
const at = (due: string) => countdown(issue({ due }), NOON, ZONE);

describe('what the last column says', () => {
	it('counts down to a deadline of today', () => {
		expect(at('2026-11-22T04:31:00.000Z')).toEqual({ kind: 'today', text: '0:31' });
	});

	it('counts up from a deadline missed today, and in days from older ones', () => {
		expect(at('2026-11-22T03:06:00.000Z')).toEqual({ kind: 'overdue', text: '0:54' });
		expect(at('2026-11-20T03:00:00.000Z')).toEqual({ kind: 'overdue_days', days: 2 });
	});

	it('names tomorrow’s time and a later date, in the task force’s zone', () => {
		expect(at('2026-11-22T16:30:00.000Z')).toEqual({ kind: 'tomorrow', text: '00:30' });
		expect(at('2026-11-24T01:00:00.000Z')).toEqual({ kind: 'later', text: '11-24' });
	});

	it('says when it was closed, and lets the status speak where no deadline counts', () => {
		expect(countdown(issue({ status: 'closed', closedAt: '2026-11-22T04:08:00.000Z' }), NOON, ZONE)).toEqual({ kind: 'closed', text: '12:08' });
		expect(countdown(issue({ status: 'awaiting_check', due: '2026-11-20T03:00:00.000Z' }), NOON, ZONE)).toEqual({ kind: 'status' });
		expect(countdown(issue({ due: null }), NOON, ZONE)).toEqual({ kind: 'none' });
	});
});

it('shows and reads a deadline as the clock on the street’s wall', () => {
	expect(toInput('2026-11-22T04:52:00.000Z', ZONE)).toBe('2026-11-22T12:52');
	expect(fromInput('2026-11-22T12:52', ZONE)).toBe('2026-11-22T04:52:00.000Z');
	expect(fromInput('', ZONE)).toBeNull();
});
