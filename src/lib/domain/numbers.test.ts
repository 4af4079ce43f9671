import { describe, expect, it } from 'vitest';
import { bulletinNumber, closingRates, issueNumber, letterNumber, percent, rate, rateText } from './numbers.ts';

describe('numbers', () => {
	it('are written as offices write them', () => {
		expect(issueNumber(17)).toBe('017');
		expect(issueNumber(1054)).toBe('1054');
		expect(letterNumber('花湖创文函', 2020, 12)).toBe('花湖创文函〔2020〕12号');
		expect(bulletinNumber(3)).toBe('第3期');
	});

	it('G17: the golden case of a published report comes out as printed', () => {
		const { closing, onTime } = closingRates({ due: 972, deferred: 0, closed: 911, closedOnTime: 737 });
		expect(percent(closing)).toBe('93.72 %');
		expect(percent(onTime)).toBe('75.82 %');
		expect(closing).toMatchObject({ part: 911, base: 972 });
	});

	it('leave what was put off out of the base', () => {
		expect(closingRates({ due: 100, deferred: 20, closed: 60, closedOnTime: 40 }).closing.value).toBe(0.75);
	});

	it('have no rate without a base', () => {
		expect(rate(0, 0).value).toBeNull();
		expect(percent(rate(0, 0))).toBe('–');
	});

	it('round half a hundredth up', () => {
		expect(percent(rate(1, 3))).toBe('33.33 %');
		expect(percent(rate(2, 3))).toBe('66.67 %');
		expect(percent(rate(1, 1))).toBe('100.00 %');
	});
});

it.each([
	[0, 0, null],
	[0, 35, '0'],
	[27, 35, '77.1'],
	[5, 41, '12.2'],
	[911, 972, '93.7'],
	[737, 972, '75.8'],
	[1, 5000, '0.1'],
	[4999, 5000, '99.9'],
	[35, 35, '100'],
	[29, 100, '29.0']
])('%i of %i is said as %s', (part, base, text) => {
	expect(rateText(rate(part, base))).toBe(text);
});
