import { expect, it } from 'vitest';
import type { PersonId } from '#lib/domain/ids.ts';
import type { CategoryInfo, FixInfo } from '#server/services.ts';
import { issue } from '../../board/fixtures.ts';
import { dueHint } from './due-hint.ts';
import type { Origin } from './origin.ts';
import { spanWords } from './span.ts';

const names = { zh: '垃圾', en: 'Refuse' };
const category = (limitHours: number): CategoryInfo => ({ code: '06042', name: names, family: names, lane: 'instant', department: names, limitHours });
const fix = (at: string): FixInfo => ({ id: 'f', person: { id: 'o' as PersonId, name: '责任人7号' }, note: null, at, photos: [] });
const PROGRAM: Origin = { by: 'program', reasons: [] };
const due = '2026-11-22T04:52:00.000Z';

it('a proposed deadline says the limit that it follows from', () => {
	expect(dueHint(issue({ due }), category(4), PROGRAM, [])).toEqual(['限4小时']);
	expect(dueHint(issue({ due, lane: 'coordination' }), category(72), PROGRAM, [])).toEqual(['限3个工作日']);
	expect(dueHint(issue({ due, lane: 'coordination' }), category(4), PROGRAM, [])).toEqual(['限4个工作小时']);
});

it('one that a person set says whose it is', () => {
	expect(dueHint(issue({ due }), category(4), { by: 'hand', who: '专班3号', at: due }, [])).toEqual(['专班3号定']);
});

it('once it is fixed, says how far before or after', () => {
	const fixed = (at: string, status: 'awaiting_check' | 'rework') => dueHint(issue({ due, status }), undefined, null, [fix(at)]);
	expect(fixed('2026-11-22T04:31:00.000Z', 'awaiting_check')).toEqual(['提前21分处置']);
	expect(fixed('2026-11-22T06:00:00.000Z', 'awaiting_check')).toEqual(['晚1小时8分处置']);
	expect(fixed('2026-11-22T04:31:00.000Z', 'rework')).toEqual([]);
});

it.each([
	[0, '0分'],
	[59 * 60_000, '59分'],
	[3 * 3_600_000, '3小时'],
	[3 * 3_600_000 + 60_000, '3小时1分'],
	[30 * 3_600_000, '30小时'],
	[50 * 3_600_000, '2天']
])('%d ms is %s', (ms, words) => expect(spanWords(ms)).toBe(words));
