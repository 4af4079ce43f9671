import { describe, expect, it } from 'vitest';
import { burnDown, type Change, leftAt, thinned, type Tracked } from './burn-down.ts';

const H = 3600_000;
const start = Date.parse('2026-11-21T16:00:00Z');
const span = { from: start, dayEnd: start + 24 * H };
const iso = (hours: number) => new Date(start + hours * H).toISOString();
const issue = (id: string, over: Partial<Tracked> = {}): Tracked => ({ id, status: 'accepted', due: iso(18), openedAt: iso(-20), ...over });
const status = (id: string, hour: number, from: string, to: string): Change => ({ issue: id, at: start + hour * H, field: 'status', from, to });
const due = (id: string, hour: number, from: string | null, to: string | null): Change => ({ issue: id, at: start + hour * H, field: 'due', from, to });
const told = (issues: Tracked[], changes: Change[]) =>
	burnDown(issues, changes, span).map(({ at, left }) => [(at - start) / H, left]);

describe('the burn-down of a day', () => {
	it('is one level where nothing happens', () => {
		expect(told([], [])).toEqual([[0, 0]]);
		expect(told([issue('a'), issue('b', { due: iso(24) }), issue('c', { due: null }), issue('d', { status: 'parked' })], [])).toEqual([[0, 1]]);
	});

	it('rises with what is found and falls with what is closed', () => {
		const issues = [issue('a', { status: 'closed' }), issue('b', { openedAt: iso(8) }), issue('c', { status: 'closed', openedAt: iso(9) })];
		const changes = [status('c', 10, 'accepted', 'closed'), status('a', 11, 'awaiting_check', 'closed')];
		expect(told(issues, changes)).toEqual([[0, 1], [8, 2], [9, 3], [10, 2], [11, 1]]);
	});

	it('counts a deadline from when it was set, and no longer when it is moved away', () => {
		const issues = [issue('a'), issue('b', { due: iso(40) })];
		expect(told(issues, [due('a', 12, null, iso(18)), due('b', 13, iso(17), iso(40))])).toEqual([[0, 1], [12, 2], [13, 1]]);
	});

	it('leaves out what is put off, merged or void from when it is, and takes it back', () => {
		const issues = [issue('a'), issue('b', { status: 'merged' }), issue('c', { status: 'void' })];
		const changes = [
			status('a', 9, 'accepted', 'deferred'),
			status('b', 10, 'accepted', 'merged'),
			status('c', 11, 'reported', 'void'),
			status('a', 14, 'deferred', 'accepted')
		];
		expect(told(issues, changes)).toEqual([[0, 3], [9, 2], [10, 1], [11, 0], [14, 1]]);
	});

	it('takes an issue of an earlier day in when it is reopened', () => {
		expect(told([issue('a', { status: 'dispatched', due: iso(-2) })], [status('a', 15, 'closed', 'dispatched')])).toEqual([[0, 0], [15, 1]]);
	});

	it('puts what happened before the span into its first level', () => {
		const changes = [status('a', -1, 'reported', 'accepted'), due('a', -0.5, null, iso(18))];
		expect(told([issue('a'), issue('b', { openedAt: iso(-0.2) })], changes)).toEqual([[0, 2]]);
	});

	it('ignores what changed after the end and what is of other boards', () => {
		const changes = [status('a', 20, 'accepted', 'closed'), status('x', 9, 'accepted', 'closed')];
		expect(told([issue('a')], changes)).toEqual([[0, 1]]);
	});

	it('makes one step of what happens at one moment, and none of what cancels out', () => {
		const issues = [issue('a', { status: 'closed' }), issue('b', { openedAt: iso(9) }), issue('c', { openedAt: iso(10) }), issue('d', { openedAt: iso(10) })];
		expect(told(issues, [status('a', 9, 'awaiting_check', 'closed')])).toEqual([[0, 1], [10, 3]]);
	});

	it('is thinned to the last step of each stretch, and still ends where it ends', () => {
		const story = [0, 1, 2, 61, 62, 200].map((at, index) => ({ at, left: index }));
		expect(thinned(story, 60)).toEqual([{ at: 0, left: 0 }, { at: 2, left: 2 }, { at: 62, left: 4 }, { at: 200, left: 5 }]);
		expect(thinned([], 60)).toEqual([]);
	});

	it('tells what was left at a moment', () => {
		const story = [{ at: 10, left: 3 }, { at: 20, left: 1 }];
		expect([5, 10, 19, 20, 99].map((at) => leftAt(story, at))).toEqual([0, 3, 3, 1, 1]);
	});
});
