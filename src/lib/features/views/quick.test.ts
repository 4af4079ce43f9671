import { describe, expect, it } from 'vitest';
import { issue } from '../board/fixtures.ts';
import { viewQuery } from './address.ts';
import { reference } from './fixtures.ts';
import type { Sight } from './match.ts';
import { QUICK, quickCounts, quickView } from './quick.ts';
import { PLAIN_VIEW, withGrouping } from './view.ts';

const now = Date.parse('2026-03-04T04:00:00Z');
const sight: Sight = { reference: reference(), me: 'owner1', now, day: { start: now - 1, end: now + 1 }, phonetic: null };
const before = '2026-03-04T03:00:00Z';

describe('the quick filters of a phone', () => {
	it('count what each would show in the lane, and nothing that has left it', () => {
		const issues = [
			issue({ lane: 'instant', status: 'dispatched', owners: ['owner1'], due: before }),
			issue({ lane: 'instant', status: 'closed', owners: ['owner1'], due: before }),
			issue({ lane: 'instant', status: 'awaiting_check', owners: ['owner2'] }),
			issue({ lane: 'instant', status: 'void', owners: ['owner1'] }),
			issue({ lane: 'coordination', status: 'dispatched', owners: ['owner1'], due: before })
		];
		expect(quickCounts(issues, 'instant', sight)).toEqual({ mine: 1, overdue: 1, awaiting: 1 });
		expect(quickCounts(issues, 'coordination', sight)).toEqual({ mine: 1, overdue: 1, awaiting: 0 });
	});

	it('replace the filters and leave the lanes put together as they are', () => {
		const view = { ...withGrouping(PLAIN_VIEW, 'instant', 'grid'), tags: ['x'] };
		for (const quick of QUICK) expect(viewQuery(quickView(quick, view))).toBe(`${quick.query}&instant-by=grid`);
	});
});
