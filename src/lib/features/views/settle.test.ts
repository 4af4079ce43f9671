import { expect, it } from 'vitest';
import { parseQuery } from './address.ts';
import { reference } from './fixtures.ts';
import { settled } from './settle.ts';

it('a view names only what the task force has, and says what it left out', () => {
	const query = 'place=C4&place=gone&category=06042&category=1&owner=owner1&owner=nobody&department=nowhere&tag=anything&colour=red';
	const { view, ignored } = settled(parseQuery(query), reference());
	expect(view).toMatchObject({ places: ['C4'], categories: ['06042'], owners: ['owner1'], departments: [], tags: ['anything'] });
	expect(ignored).toEqual(['colour=red', 'category=1', 'place=gone', 'department=nowhere', 'owner=nobody']);
});

it('what is known stays as it is', () => {
	const parsed = parseQuery('place=C4&status=rework&q=1');
	expect(settled(parsed, reference())).toEqual(parsed);
});
