import { describe, expect, it } from 'vitest';
import type { Status } from './statuses.ts';
import { waitingOf } from './waiting.ts';

const NOW = Date.parse('2026-11-22T08:00:00Z');
let number = 0;
const issue = (department: string | null, opened: string, over: { status?: Status; lane?: 'instant'; due?: string } = {}) => ({
	number: ++number,
	lane: over.lane ?? ('coordination' as const),
	department,
	status: over.status ?? ('dispatched' as const),
	due: over.due ?? null,
	openedAt: `${opened}T01:00:00Z`
});

describe('what waits for departments', () => {
	it('is nothing without coordination', () => {
		expect(waitingOf([issue('城管', '2026-11-20', { lane: 'instant' }), issue(null, '2026-11-20')], NOW)).toEqual([]);
	});

	it('leaves out what is not theirs to do', () => {
		const statuses: Status[] = ['reported', 'awaiting_check', 'closed', 'deferred', 'parked', 'void', 'merged'];
		expect(waitingOf(statuses.map((status) => issue('城管', '2026-11-20', { status })), NOW)).toEqual([]);
	});

	it('is told by department, the longest wait first', () => {
		const due = '2026-11-22T07:00:00Z';
		const issues = [
			issue('城管', '2026-11-21'),
			issue('交警', '2026-11-19', { due }),
			issue('城管', '2026-11-18', { status: 'rework', due }),
			issue('交警', '2026-11-22'),
			issue('水务', '2026-11-18')
		];
		const found = waitingOf(issues, NOW).map(({ department, open, overdue, oldest }) => [department, open, overdue, issues.indexOf(oldest)]);
		expect(found).toEqual([['城管', 2, 1, 2], ['水务', 1, 0, 4], ['交警', 2, 1, 1]]);
	});
});
