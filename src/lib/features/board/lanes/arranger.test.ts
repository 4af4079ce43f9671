import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issue } from '../fixtures.ts';
import { Arranger } from './arranger.ts';
import { type Placing, placingOf, type PlacingRule } from './placing.ts';

const order = { instant: ['west', 'east'], coordination: ['区建设局'] };
const rule: PlacingRule = {
	groupOf: { instant: ({ place }) => place, coordination: ({ department }) => department },
	order,
	shows: ({ title }) => title !== 'left out'
};

function arranged(issues: Record<string, Parameters<typeof issue>[0]>): Arranger {
	const arranger = new Arranger();
	const placings = Object.entries(issues).map(([id, set]) => [id, placingOf(issue(set), rule)] as const);
	arranger.fill(placings.filter((entry): entry is [string, Placing] => entry[1] !== null), order);
	return arranger;
}

describe('where the board shows an issue', () => {
	it('puts what awaits a decision into the tray, whatever lane is proposed', () => {
		const arranger = arranged({ a: { status: 'reported' } });
		expect(arranger.groups('tray')).toEqual([{ key: null, ids: ['a'] }]);
		expect(arranger.groups('instant')).toEqual([]);
	});

	it('groups a lane in the order given, unknown groups after them and none at the end', () => {
		const lane = 'coordination' as const;
		const arranger = arranged({ a: { lane, department: null }, b: { lane, department: '区水务局' }, c: { lane, department: '区建设局' } });
		expect(arranger.groups(lane).map(({ key }) => key)).toEqual(['区建设局', '区水务局', null]);
	});

	it('orders a group by rank, then number, with what is closed at its end', () => {
		const place = 'east';
		const arranger = arranged({ a: { place, number: 3 }, b: { place, number: 2, status: 'closed' }, c: { place, number: 9, rank: 'a0' } });
		expect(arranger.groups('instant')[0]?.ids).toEqual(['c', 'a', 'b']);
	});

	it('takes void and merged ones out of the lanes, newest first', () => {
		const arranger = arranged({ a: { status: 'void', number: 1 }, b: { status: 'merged', number: 2 } });
		expect(arranger.groups('aside')[0]?.ids).toEqual(['b', 'a']);
	});

	it('leaves out of the lanes what a filter leaves out', () => {
		expect(arranged({ a: { title: 'left out' } }).groups('instant')).toEqual([]);
	});

	it('keeps the groups that a change does not touch the same objects', () => {
		const arranger = arranged({ a: { place: 'west', number: 1 }, b: { place: 'east', number: 2 } });
		const [west] = arranger.groups('instant');
		arranger.set('b', placingOf(issue({ place: 'east', number: 2, rank: 'a0' }), rule));
		expect(arranger.groups('instant')[0]).toBe(west);
	});

	it('comes to the same by one change after the other as by starting over', () => {
		const change = fc.record({
			number: fc.integer({ min: 1, max: 12 }),
			status: fc.constantFrom('reported', 'accepted', 'closed', 'void', 'merged'),
			lane: fc.constantFrom('instant', 'coordination', null),
			place: fc.constantFrom('west', 'east', 'north'),
			rank: fc.option(fc.constantFrom('a0', 'a1', 'a2'))
		});
		fc.assert(
			fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
				const step = new Arranger();
				step.fill([], order);
				const last = new Map<string, Placing>();
				for (const set of changes) {
					const placing = placingOf(issue({ ...set, department: null }), rule)!;
					step.set(`i${set.number}`, placing);
					last.set(`i${set.number}`, placing);
				}
				const whole = new Arranger();
				whole.fill(last, order);
				for (const section of ['tray', 'aside'] as const) expect(step.groups(section)).toEqual(whole.groups(section));
				for (const lane of ['instant', 'coordination'] as const) {
					const byKey = (arranger: Arranger) => new Map(arranger.groups(lane).map(({ key, ids }) => [key, ids]));
					expect(byKey(step)).toEqual(byKey(whole));
				}
			})
		);
	});
});
