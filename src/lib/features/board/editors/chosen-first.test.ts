import { describe, expect, it } from 'vitest';
import { chosenFirst } from './chosen-first.ts';

describe('what is chosen, at the head of a list', () => {
	const options = ['a', 'b', 'c'].map((value) => ({ value, label: value.toUpperCase(), group: 'letters' }));
	const lines = (chosen: readonly string[]) => chosenFirst(options, chosen, 'chosen', (value) => `?${value}`).map(({ label, group }) => `${label} ${group}`);

	it('has a heading of its own, and stands nowhere else', () => {
		expect(lines(['c'])).toEqual(['C chosen', 'A letters', 'B letters']);
	});

	it('is named although the list does not know it', () => {
		expect(lines(['x'])).toEqual(['?x chosen', 'A letters', 'B letters', 'C letters']);
	});

	it('changes nothing where nothing is', () => {
		expect(lines([])).toEqual(['A letters', 'B letters', 'C letters']);
	});
});
