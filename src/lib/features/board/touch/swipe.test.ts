import { describe, expect, it } from 'vitest';
import { atEdge, isSideways, pulled, staysOpen } from './swipe.ts';

describe('a finger on a row', () => {
	it('swipes only when it clearly goes sideways', () => {
		expect(isSideways(-12, 3)).toBe(true);
		expect(isSideways(-12, 9)).toBe(false);
		expect(isSideways(0, 12)).toBe(false);
	});

	it('leaves the edges of the screen to the browser', () => {
		expect(atEdge(10, 390)).toBe(true);
		expect(atEdge(380, 390)).toBe(true);
		expect(atEdge(340, 390)).toBe(false);
	});

	it('pulls the row as far as there is something behind it, and hardly further', () => {
		expect(pulled(0, -100, 160)).toBe(100);
		expect(pulled(0, 40, 160)).toBe(0);
		expect(pulled(160, 60, 160)).toBe(100);
		expect(pulled(0, -200, 160)).toBe(170);
	});

	it('leaves it open beyond the half, or as a flick says', () => {
		expect(staysOpen(90, 160, 0)).toBe(true);
		expect(staysOpen(70, 160, 0)).toBe(false);
		expect(staysOpen(30, 160, 0.9)).toBe(true);
		expect(staysOpen(150, 160, -0.9)).toBe(false);
	});
});
