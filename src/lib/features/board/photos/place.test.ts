import { expect, it } from 'vitest';
import { HINT, placeOf } from './place.ts';

const thumb = (top: number, right: number) => ({ top, bottom: top + 24, right });

it('stands below its thumb, at its right edge', () => {
	expect(placeOf(thumb(100, 600), 1440, 900)).toEqual({ left: 600 - HINT.width, top: 130 });
});

it('stands above where there is no room below, and stays on the screen', () => {
	expect(placeOf(thumb(860, 600), 1440, 900)).toEqual({ left: 600 - HINT.width, top: 860 - 6 - HINT.height });
	expect(placeOf(thumb(100, 40), 1440, 900).left).toBe(8);
	expect(placeOf(thumb(100, 1500), 1440, 900).left).toBe(1440 - HINT.width - 8);
});
