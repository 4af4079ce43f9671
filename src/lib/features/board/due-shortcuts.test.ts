import { describe, expect, it } from 'vitest';
import { dueShortcuts } from './due-shortcuts.ts';

const at = (wall: string) => dueShortcuts(Date.parse(`${wall}:00+08:00`), 'Asia/Shanghai').map(({ label, value }) => `${label} ${value}`);

describe('deadlines offered with one press', () => {
	it('are the ends of today, tomorrow, the week, and of the Monday after it', () => {
		expect(at('2026-11-24T12:30')).toEqual([
			'今天18:00 2026-11-24T18:00',
			'明天18:00 2026-11-25T18:00',
			'本周五18:00 2026-11-27T18:00',
			'下周一18:00 2026-11-30T18:00'
		]);
	});

	it('leave out what has passed', () => {
		expect(at('2026-11-24T18:00')[0]).toBe('明天18:00 2026-11-25T18:00');
	});

	it('name a day once', () => {
		expect(at('2026-11-26T09:00')).toEqual(['今天18:00 2026-11-26T18:00', '明天18:00 2026-11-27T18:00', '下周一18:00 2026-11-30T18:00']);
		expect(at('2026-11-27T09:00')).toEqual(['今天18:00 2026-11-27T18:00', '明天18:00 2026-11-28T18:00', '下周一18:00 2026-11-30T18:00']);
	});

	it('speak of no Friday on a weekend', () => {
		expect(at('2026-11-28T09:00')).toEqual(['今天18:00 2026-11-28T18:00', '明天18:00 2026-11-29T18:00', '下周一18:00 2026-11-30T18:00']);
		expect(at('2026-11-29T09:00')).toEqual(['今天18:00 2026-11-29T18:00', '明天18:00 2026-11-30T18:00']);
	});
});
