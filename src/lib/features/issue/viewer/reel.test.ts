import { describe, expect, it } from 'vitest';
import type { Shot } from '../photos/shots.ts';
import { Reel } from './reel.svelte.ts';

const shot = (photo: string, when: Shot['when']): Shot => ({ photo, source: photo, when, at: '2026-11-22T00:30:00.000Z', who: '', text: '' });
const before = ['a', 'b'].map((photo) => shot(photo, 'before'));
const after = ['x', 'y'].map((photo) => shot(photo, 'after'));
const shown = (reel: Reel) => `${reel.before?.photo ?? '-'}${reel.after?.photo ?? '-'} ${reel.current?.photo}`;

describe('the photos of an issue', () => {
	it('one after the other, from the findings into the fixes, and no further than the ends', () => {
		const reel = new Reel(before, after, 0, before[1]!);
		const seen = [reel.current?.photo];
		for (let n = 0; n < 3; n++) {
			reel.step(1);
			seen.push(reel.current?.photo);
		}
		expect(seen).toEqual(['b', 'x', 'y', 'y']);
	});

	it('are compared from the first finding to the last fix', () => {
		const reel = new Reel(before, after, 1, before[0]!);
		reel.mode = 'beside';
		expect(shown(reel)).toBe('ay a');
	});

	it('in a comparison the keys stay on the side that was chosen last', () => {
		const reel = new Reel(before, after, 0, before[0]!);
		reel.mode = 'slide';
		reel.step(1);
		reel.step(1);
		expect(shown(reel)).toBe('bx b');
		reel.select(2);
		reel.step(1);
		reel.step(-1);
		reel.step(-1);
		expect(shown(reel)).toBe('bx x');
	});

	it('are not comparable while one kind is missing', () => {
		expect(new Reel(before, [], 0, before[0]!).comparable).toBe(false);
		expect(new Reel(before, after, 0, before[0]!).comparable).toBe(true);
	});
});
