import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STATUSES } from '#lib/domain/statuses.ts';
import { addressOf, parseQuery, parseView, viewParams, viewQuery } from './address.ts';
import { type BoardView, COLUMNS, DUES, filterCount, GROUPINGS, isPlain, ordered, PLAIN_VIEW, toggled, withColumn, withGrouping, withoutFilters } from './view.ts';

const names = fc.array(fc.stringMatching(/^[\p{L}\p{N}&=+%.,:#/-]{1,20}$/u), { maxLength: 4 });
const columns = fc.subarray([...COLUMNS]).map((chosen) => COLUMNS.filter((one) => chosen.includes(one)));
const views: fc.Arbitrary<BoardView> = fc
	.record({
		text: fc.stringMatching(/^[\p{L}\p{N}&=+%#-]{0,20}$/u),
		statuses: fc.subarray([...STATUSES]),
		categories: names,
		places: names,
		departments: names,
		owners: names,
		mine: fc.boolean(),
		unowned: fc.boolean(),
		due: fc.subarray([...DUES]),
		listed: fc.boolean(),
		repeat: fc.boolean(),
		tags: names,
		campaigns: names,
		closed: fc.boolean(),
		grouping: fc.record({ instant: fc.constantFrom(...GROUPINGS), coordination: fc.constantFrom(...GROUPINGS) }),
		columns: fc.record({ instant: columns, coordination: columns })
	})
	.map((view) => {
		const lists = ['categories', 'places', 'departments', 'owners', 'tags', 'campaigns'] as const;
		for (const list of lists) Object.assign(view, { [list]: ordered(list, view[list]) });
		return view;
	});

describe('a view in the address', () => {
	it('says nothing of what is so anyway', () => {
		expect(viewQuery(PLAIN_VIEW)).toBe('');
		expect(parseQuery('')).toEqual({ view: PLAIN_VIEW, ignored: [] });
	});

	it('is short and can be read', () => {
		const view: BoardView = {
			...withGrouping(withColumn(PLAIN_VIEW, 'instant', 'photo', false), 'coordination', 'owner'),
			text: '路灯',
			statuses: ['rework', 'dispatched'],
			places: ['C4', 'C1'],
			mine: true,
			closed: false
		};
		expect(decodeURIComponent(viewQuery(view))).toBe(
			'q=路灯&status=dispatched.rework&place=C1&place=C4&mine=1&closed=0&instant-columns=number.place.category.owner.due&coordination-by=owner'
		);
	});

	it('comes back as it was, whatever its names hold', () => {
		fc.assert(
			fc.property(views, (view) => {
				expect(parseView(new URLSearchParams(viewQuery(view)))).toEqual({ view, ignored: [] });
			})
		);
	});

	it('is the same address for the same view, in whatever order it was put together', () => {
		const one = toggled(toggled(toggled(PLAIN_VIEW, 'statuses', 'rework'), 'places', 'b'), 'places', 'a');
		const other = toggled(toggled(toggled(PLAIN_VIEW, 'places', 'a'), 'statuses', 'rework'), 'places', 'b');
		expect(viewQuery(one)).toBe(viewQuery(other));
		expect(viewQuery(parseQuery('place=b&place=a&place=b&status=rework,rework').view)).toBe(viewQuery(one));
	});

	it.each([
		['colour=red', ['colour=red']],
		['status=rework.melted', ['status=rework.melted']],
		['due=soon', ['due=soon']],
		['mine=yes', ['mine=yes']],
		['closed=maybe', ['closed=maybe']],
		['place=', ['place=']],
		['tag=%00', ['tag=\u0000']],
		[`tag=${'x'.repeat(101)}`, [`tag=${'x'.repeat(56)}`]],
		['instant-by=moon', ['instant-by=moon']],
		['instant-columns=a.b', ['instant-columns=a.b']],
		['instant-columns=due.b', ['instant-columns=due.b']],
		['instant-depth=3', ['instant-depth=3']],
		['__proto__=1&constructor=2', ['__proto__=1', 'constructor=2']],
		['%E0%A4%A=%', ['\ufffd%A=%']]
	])('with %s ignores it and says so', (query, ignored) => {
		const parsed = parseQuery(query);
		expect(parsed.ignored).toEqual(ignored);
		expect(parseView(viewParams(parsed.view)).ignored).toEqual([]);
	});

	it('keeps what it knows of a parameter it knows half of', () => {
		expect(parseQuery('status=rework.melted&instant-columns=due.b').view).toMatchObject({
			statuses: ['rework'],
			columns: { instant: ['due'] }
		});
	});

	it('does not mind what chat programs add', () => {
		expect(parseQuery('from=singlemessage&isappinstalled=0&mine=1').ignored).toEqual([]);
	});

	it('never fails and never grows, whatever stands in it', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.constantFrom('q', 'status', 'place', 'tag', 'instant-by', 'coordination-columns', 'mine', 'x'), fc.string())), (pairs) => {
				const { view } = parseView(new URLSearchParams(pairs));
				expect(parseView(viewParams(view))).toEqual({ view, ignored: [] });
			})
		);
	});
});

describe('a view', () => {
	it('counts what it asks for', () => {
		expect(filterCount(PLAIN_VIEW)).toBe(0);
		expect(filterCount({ ...PLAIN_VIEW, text: ' ', columns: { instant: [], coordination: [] } })).toBe(0);
		expect(filterCount({ ...PLAIN_VIEW, text: '灯', places: ['a', 'b'], mine: true, closed: false })).toBe(5);
	});

	it('without filters keeps its grouping and columns', () => {
		const view = { ...withGrouping(PLAIN_VIEW, 'instant', 'due'), mine: true };
		expect(withoutFilters(view)).toEqual(withGrouping(PLAIN_VIEW, 'instant', 'due'));
		expect(isPlain(withoutFilters(view))).toBe(false);
		expect(isPlain(withGrouping(view, 'instant', 'community'))).toBe(false);
		expect(isPlain(PLAIN_VIEW)).toBe(true);
	});

	it('adds a value and takes it out again', () => {
		const view = toggled(PLAIN_VIEW, 'due', 'today');
		expect(view.due).toEqual(['today']);
		expect(toggled(view, 'due', 'overdue').due).toEqual(['overdue', 'today']);
		expect(toggled(view, 'due', 'today')).toEqual(PLAIN_VIEW);
	});

	it('keeps columns in their order', () => {
		const view = withColumn(withColumn(PLAIN_VIEW, 'instant', 'number', false), 'instant', 'number', true);
		expect(view).toEqual(PLAIN_VIEW);
		expect(withColumn(PLAIN_VIEW, 'instant', 'department', true).columns.instant).toEqual(['number', 'place', 'category', 'department', 'photo', 'owner', 'due']);
	});
});

describe('the address of what is shown', () => {
	it('is that of the view', () => {
		expect(addressOf('mine=1', null)).toBe('mine=1');
		expect(addressOf('mine=1', { query: 'listed=1' })).toBe('mine=1');
		expect(addressOf('', null)).toBe('');
	});

	it('of the plain board asks for it where something else would open', () => {
		const address = addressOf('', { query: 'mine=1' });
		expect(address).not.toBe('');
		expect(parseQuery(address)).toEqual({ view: PLAIN_VIEW, ignored: [] });
		expect(addressOf('', { query: '' })).toBe('');
	});
});
