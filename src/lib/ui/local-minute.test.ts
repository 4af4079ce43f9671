import { describe, expect, it } from 'vitest';
import { localMinuteInWords, readTime } from './local-minute.ts';

describe('a time as people type it', () => {
	it.each([
		['18:30', '18:30'],
		['18：30', '18:30'],
		['9:5', '09:05'],
		['930', '09:30'],
		['1830', '18:30'],
		['18', '18:00'],
		['18点30分', '18:30'],
		['18点', '18:00'],
		[' 8 ', '08:00'],
		['0', '00:00']
	])('%j is %s', (typed, time) => {
		expect(readTime(typed)).toBe(time);
	});

	it.each(['', '24', '18:60', '6pm', '-1', '12345', 'noon'])('%j is none', (typed) => {
		expect(readTime(typed)).toBeNull();
	});
});

describe('a minute in words', () => {
	it('is what the clock on the wall shows, whatever the time zone of the reader', () => {
		expect(localMinuteInWords('2026-10-21T18:00', 'zh-CN')).toBe('10月21日 周三 18:00');
		expect(localMinuteInWords('2026-10-21T18:00', 'en')).toMatch(/^Wed,? 21 Oct,? (at )?18:00$/);
	});

	it('is nothing where there is none', () => {
		expect(localMinuteInWords('', 'zh-CN')).toBe('');
	});
});
