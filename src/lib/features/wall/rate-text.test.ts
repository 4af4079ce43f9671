import { expect, it } from 'vitest';
import { rate } from '#lib/domain/numbers.ts';
import { rateText } from './rate-text.ts';

it.each([
	[0, 0, null],
	[0, 35, '0'],
	[27, 35, '77.1'],
	[911, 972, '93.7'],
	[737, 972, '75.8'],
	[1, 2000, '0.0'],
	[1999, 2000, '99.9'],
	[35, 35, '100'],
	[29, 100, '29.0']
])('%i of %i is said as %s', (part, base, text) => {
	expect(rateText(rate(part, base))).toBe(text);
});
