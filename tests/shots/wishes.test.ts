import { describe, expect, it } from 'vitest';
import { nameOf, wishesOf } from './wishes.ts';

describe('the pictures that are asked for', () => {
	it('are all of them without a word, each once', () => {
		const names = wishesOf([]).map(nameOf);
		expect(names).toContain('board-laptop-light-zh');
		expect(names).toContain('wall-offline-screen-dark-en');
		expect(new Set(names).size).toBe(names.length);
	});

	it('are those of every kind that was named', () => {
		expect(wishesOf(['board', 'wall', 'phone', 'dark', 'zh', 'full']).map(nameOf)).toEqual(['board-phone-dark-zh', 'wall-phone-dark-zh']);
	});

	it('are of states that a page has', () => {
		expect(wishesOf(['sign-in', 'empty'])).toEqual([]);
	});

	it('are refused where a word names nothing', () => {
		expect(() => wishesOf(['bord'])).toThrow('bord');
	});
});
