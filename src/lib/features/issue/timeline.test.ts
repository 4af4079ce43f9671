import { expect, it } from 'vitest';
import type { PersonId } from '#lib/domain/ids.ts';
import type { EventInfo } from '#server/services.ts';
import { Reference } from '../board/reference.ts';
import { happenings } from './timeline.ts';

const reference = new Reference(
	[],
	[{ code: '06042', name: { zh: '垃圾清运不及时', en: 'Refuse' }, family: { zh: '', en: '' }, lane: 'instant', department: { zh: '保洁公司', en: 'Cleaning' }, limitHours: 4 }],
	[{ id: 'o7' as PersonId, username: 'owner7', name: '责任人7号', roles: ['owner'], department: null }]
);
const event = (set: Partial<EventInfo>): EventInfo => ({
	id: 1,
	at: '2026-11-22T04:07:00.000Z',
	actor: { id: 'm3' as PersonId, name: '专班3号' },
	kind: 'edit',
	field: null,
	from: null,
	to: null,
	reason: null,
	...set
});
const words = (set: Partial<EventInfo>) => {
	const [happening] = happenings([event(set)], reference, 'Asia/Shanghai');
	return `${happening?.who} ${happening?.what}`;
};

it.each([
	[{ field: 'category', from: 'LOCAL-01', to: '06042' }, '专班3号 把类别由“LOCAL-01”改为“垃圾清运不及时”'],
	[{ field: 'due', from: null, to: '2026-11-22T04:52:00.000Z' }, '专班3号 把时限定为“11月22日 12:52”'],
	[{ field: 'owner:o7', from: null, to: true }, '专班3号 添加责任人：责任人7号'],
	[{ field: 'owner:o7', from: true, to: false }, '专班3号 移除责任人：责任人7号'],
	[{ kind: 'put_back', field: 'title', from: 'a', to: 'b' }, '专班3号 问题的一次修改不合权限，已还原'],
	[{ kind: 'issue.submitFix', field: 'status', from: 'in_progress', to: 'awaiting_check' }, '专班3号 提交整改'],
	[{ kind: 'issue.accept', field: 'lane', from: null, to: 'instant' }, '专班3号 受理：把分办定为“立行立改”'],
	[{ kind: 'finding.report', field: 'findingCount', from: 1, to: 2 }, '专班3号 上报发现'],
	[{ kind: 'issue.join', field: 'joined', to: 31 }, '专班3号 并入了031'],
	[{ kind: 'carried', field: 'title', from: 'a', to: 'b' }, '专班3号 离线时的修改：把问题由“a”改为“b”'],
	[{ kind: 'notes' }, '专班3号 改了工作笔记'],
	[{ kind: 'issue.void' }, '专班3号 注销'],
	[{ actor: null, kind: 'default', field: 'lane', from: null, to: 'instant' }, '系统 把分办定为“立行立改”']
] as const)('says %o in words', (set, sentence) => {
	expect(words(set)).toBe(sentence);
});

it('gives a person’s reason as written, and the program’s in words', () => {
	const program = event({ actor: null, kind: 'default', field: 'lane', to: 'instant', reason: '[{"code":"alias","params":{"word":"垃圾","category":"06042"}}]' });
	const person = event({ kind: 'issue.void', reason: '不属本街道' });
	expect(happenings([program, person], reference, 'Asia/Shanghai').map(({ reason }) => reason)).toEqual([
		'不属本街道',
		'因“垃圾”归入垃圾清运不及时'
	]);
});
