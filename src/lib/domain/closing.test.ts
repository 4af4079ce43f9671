import { describe, expect, it } from 'vitest';
import { closingOf } from './closing.ts';
import type { Counted } from './figures.ts';
import { closingRates } from './numbers.ts';

const start = Date.parse('2026-11-21T16:00:00Z');
const day = { start, end: start + 24 * 3600_000 };
const TODAY = '2026-11-22T09:00:00.000Z';
const EARLIER = '2026-11-20T09:00:00.000Z';
const TOMORROW = '2026-11-22T16:00:00.000Z';

function issue(over: Partial<Counted>): Counted {
	return { status: 'accepted', lane: 'instant', due: TODAY, closedAt: null, ...over };
}

describe('the closing of a day', () => {
	it('is of nothing where nothing is due', () => {
		const figures = closingOf([issue({ due: null }), issue({ due: TOMORROW })], { day });
		expect(figures).toEqual({ due: 0, deferred: 0, closed: 0, closedOnTime: 0, closedAhead: 0 });
		expect(closingRates(figures).closing.value).toBeNull();
	});

	it('counts what is due by the end of the day, also what is overdue since before', () => {
		expect(closingOf([issue({}), issue({ due: EARLIER }), issue({ due: TOMORROW })], { day }).due).toBe(2);
	});

	it('leaves out what is no matter, and takes what was put off from the base', () => {
		const figures = closingOf(
			[issue({ status: 'void' }), issue({ status: 'merged' }), issue({ status: 'deferred' }), issue({ status: 'parked' }), issue({})],
			{ day }
		);
		expect(figures).toMatchObject({ due: 3, deferred: 2 });
		expect(closingRates(figures).closing.base).toBe(1);
	});

	it('tells what was closed on time, late and ahead apart', () => {
		const closed = (due: string | null, closedAt: string) => issue({ status: 'closed', due, closedAt });
		const figures = closingOf(
			[closed(TODAY, TODAY), closed(TODAY, '2026-11-22T09:00:00.001Z'), closed(EARLIER, TODAY), closed(TOMORROW, TODAY), closed(null, TODAY)],
			{ day }
		);
		expect(figures).toEqual({ due: 3, deferred: 0, closed: 3, closedOnTime: 1, closedAhead: 2 });
	});
});
