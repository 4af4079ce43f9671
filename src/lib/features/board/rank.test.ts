import { describe, expect, it } from 'vitest';
import { entry } from './fixtures.ts';
import { type Entry, moved, movedTo } from './rank.ts';

function after(group: readonly Entry[], changes: ReadonlyMap<string, string>): string[] {
	return group
		.map(({ id, issue }) => ({ id, issue: { ...issue, rank: changes.get(id) ?? issue.rank } }))
		.sort((a, b) => ((a.issue.rank ?? '~') < (b.issue.rank ?? '~') ? -1 : a.issue.rank === b.issue.rank ? a.issue.number - b.issue.number : 1))
		.map(({ id }) => id);
}

const ranked = [entry('a', { rank: 'a0', number: 1 }), entry('b', { rank: 'a1', number: 2 }), entry('c', { rank: 'a2', number: 3 })];
const unranked = ranked.map(({ id, issue }) => entry(id, { ...issue, rank: null }));

describe('bringing an issue to a place', () => {
	it('takes it there in one edit, from far away and from another group', () => {
		expect([...movedTo(ranked, ranked[2]!, 0).keys()]).toEqual(['c']);
		expect(after(ranked, movedTo(ranked, ranked[2]!, 0))).toEqual(['c', 'a', 'b']);
		const other = entry('x', { rank: 'a0', number: 9 });
		expect(after([...ranked, other], movedTo(ranked, other, 2))).toEqual(['a', 'b', 'x', 'c']);
	});
});

describe('moving an issue within its group', () => {
	it('is one edit where the neighbours have ranks', () => {
		expect([...moved(ranked, 'c', -1).keys()]).toEqual(['c']);
	});

	it.each([
		['ranked', ranked],
		['never ranked', unranked],
		['of the same rank', ranked.map(({ id, issue }) => entry(id, { ...issue, rank: 'a0' }))],
		['ranked by some other program', ranked.map(({ id, issue }) => entry(id, { ...issue, rank: `!${issue.rank}` }))]
	])('moves it by one among issues %s', (_, group) => {
		expect(after(group, moved(group, 'b', -1))).toEqual(['b', 'a', 'c']);
		expect(after(group, moved(group, 'b', 1))).toEqual(['a', 'c', 'b']);
		expect(after(group, moved(group, 'a', 1))).toEqual(['b', 'a', 'c']);
	});

	it('does nothing at the ends', () => {
		expect(moved(ranked, 'a', -1).size).toBe(0);
		expect(moved(ranked, 'c', 1).size).toBe(0);
	});
});
