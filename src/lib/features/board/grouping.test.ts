import { describe, expect, it } from 'vitest';
import type { IssueFields } from '#lib/domain/fields.ts';
import { arrange } from './grouping.ts';
import { issue } from './fixtures.ts';

const order = { instant: ['west', 'east'], coordination: ['区建设局'] };
const groupOf = (of: IssueFields, lane: string) => (lane === 'instant' ? of.place : of.department);

describe('where the board shows an issue', () => {
	it('puts what awaits a decision into the tray, whatever lane is proposed', () => {
		const { tray, lanes } = arrange([['a', issue({ status: 'reported' })]], groupOf, order);
		expect(tray.map(({ id }) => id)).toEqual(['a']);
		expect(lanes.instant).toEqual([]);
	});

	it('groups a lane in the order of the places, unknown ones after them and none at the end', () => {
		const { lanes } = arrange(
			[
				['a', issue({ lane: 'coordination', department: null })],
				['b', issue({ lane: 'coordination', department: '区水务局' })],
				['c', issue({ lane: 'coordination', department: '区建设局' })]
			],
			groupOf,
			order
		);
		expect(lanes.coordination.map(({ key }) => key)).toEqual(['区建设局', '区水务局', null]);
	});

	it('orders a group by rank, then number, and counts what is closed', () => {
		const { lanes } = arrange(
			[
				['a', issue({ place: 'east', number: 3 })],
				['b', issue({ place: 'east', number: 2, status: 'closed' })],
				['c', issue({ place: 'east', number: 9, rank: 'a0' })]
			],
			groupOf,
			order
		);
		expect(lanes.instant[0]?.entries.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
		expect(lanes.instant[0]?.closed).toBe(1);
	});

	it('takes void and merged ones out of the lanes, newest first', () => {
		const { setAside } = arrange(
			[
				['a', issue({ status: 'void', number: 1 })],
				['b', issue({ status: 'merged', number: 2 })]
			],
			groupOf,
			order
		);
		expect(setAside.map(({ id }) => id)).toEqual(['b', 'a']);
	});
});
