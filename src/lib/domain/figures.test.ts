import { describe, expect, it } from 'vitest';
import { type Counted, figuresOf } from './figures.ts';

const start = Date.parse('2026-11-21T16:00:00Z');
const moment = { now: start + 14 * 3600_000, day: { start, end: start + 24 * 3600_000 } };

function issue(over: Partial<Counted>): Counted {
	return { status: 'accepted', lane: 'instant', due: null, closedAt: null, ...over };
}

describe('figures of the day', () => {
	it('are all zero for an empty board', () => {
		expect(Object.values(figuresOf([], 0, moment)).every((value) => value === 0)).toBe(true);
	});

	it('count open issues by lane, and none without one', () => {
		const figures = figuresOf(
			[
				issue({ lane: 'instant' }),
				issue({ lane: 'coordination', status: 'dispatched' }),
				issue({ lane: 'coordination', status: 'awaiting_check' }),
				issue({ lane: null, status: 'reported' })
			],
			9,
			moment
		);
		expect(figures).toMatchObject({
			findings: 9,
			issues: 4,
			openInstant: 1,
			openCoordination: 2,
			awaitingCheck: 1
		});
	});

	it('leave out what was void or merged', () => {
		const figures = figuresOf([issue({ status: 'void' }), issue({ status: 'merged' })], 2, moment);
		expect(figures).toMatchObject({ issues: 0, openInstant: 0 });
	});

	it('count as closed today only what was closed within the day', () => {
		const closed = (closedAt: string) => issue({ status: 'closed', closedAt });
		const figures = figuresOf(
			[
				closed('2026-11-21T15:59:59.999Z'),
				closed('2026-11-21T16:00:00.000Z'),
				closed('2026-11-22T15:59:59.999Z'),
				closed('2026-11-22T16:00:00.000Z')
			],
			0,
			moment
		);
		expect(figures).toMatchObject({ issues: 4, closedToday: 2, openInstant: 0 });
	});

	it('count deadlines of open issues only, and none of deferred or parked ones', () => {
		const due = '2026-11-22T02:00:00.000Z';
		const figures = figuresOf(
			[
				issue({ due }),
				issue({ due, status: 'awaiting_check' }),
				issue({ due, status: 'closed', closedAt: due }),
				issue({ due, status: 'deferred' }),
				issue({ due, status: 'parked' }),
				issue({ due: '2026-11-22T10:00:00.000Z' }),
				issue({ due: '2026-11-20T10:00:00.000Z' })
			],
			0,
			moment
		);
		expect(figures).toMatchObject({ dueToday: 3, overdue: 3 });
	});
});
