import { afterEach, describe, expect, it } from 'vitest';
import { PLAIN_FIELDS } from '#lib/domain/fields.ts';
import type { IssueId, PersonId, PhotoId } from '#lib/domain/ids.ts';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { PAYLOADS } from '#lib/protocol/commands.ts';
import type { EventInfo, FindingInfo, FixInfo } from '#server/services.ts';
import { Reference } from '../../board/reference.ts';
import { byDay, happenings } from './happenings.ts';
import { plain, segmentsOf } from './segments.ts';

const reference = new Reference(
	[
		{ code: 'C1', kind: 'community', name: { zh: '天虹社区', en: 'Tianhong' }, parent: null, placeType: null, position: null },
		{ code: 'G07', kind: 'grid', name: { zh: '第七网格', en: 'Grid 7' }, parent: 'C1', placeType: null, position: null }
	],
	[{ code: '06042', name: { zh: '垃圾清运不及时', en: 'Refuse' }, family: { zh: '', en: '' }, lane: 'instant', department: { zh: '保洁公司', en: 'Cleaning' }, limitHours: 4 }],
	[{ id: 'o7' as PersonId, username: 'owner7', name: '责任人7号', roles: ['owner'], department: null }]
);
const names = { reference, timeZone: 'Asia/Shanghai' };
let count = 0;
const event = (set: Partial<EventInfo>): EventInfo => ({
	id: ++count,
	at: '2026-11-22T04:07:00.000Z',
	actor: { id: 'm3' as PersonId, name: '专班3号' },
	kind: 'edit',
	field: null,
	from: null,
	to: null,
	reason: null,
	...set
});
const finding = (set: Partial<FindingInfo>): FindingInfo => ({
	id: `f${++count}`,
	firstIssue: 'i1' as IssueId,
	text: '垃圾站旁垃圾未清',
	place: 'G07',
	category: null,
	item: null,
	position: null,
	capturedAt: '2026-11-22T00:50:00.000Z',
	receivedAt: '2026-11-22T00:52:00.000Z',
	reporter: { id: 'c1' as PersonId, name: '检查组1号' },
	outcome: 'new',
	confidence: 0,
	reasons: [],
	photos: [],
	...set
});
const told = (events: EventInfo[], findings: FindingInfo[] = [], fixes: FixInfo[] = []) => happenings({ events, findings, fixes }, names);
const say = (...events: Partial<EventInfo>[]) => told(events.map(event)).map(({ who, what }) => `${who} ${plain(what)}`);

describe('an edit of a field, in words', () => {
	it.each<[Partial<EventInfo>, string, string]>([
		[{ field: 'title', from: '垃圾多', to: '垃圾未清' }, '把问题由“垃圾多”改为“垃圾未清”', 'changed issue from “垃圾多” to “垃圾未清”'],
		[{ field: 'category', from: 'LOCAL-01', to: '06042' }, '把类别由LOCAL-01改为垃圾清运不及时', 'changed category from LOCAL-01 to Refuse'],
		[{ field: 'category', from: '06042', to: null }, '去掉类别垃圾清运不及时', 'removed category Refuse'],
		[{ field: 'place', from: 'C1', to: 'G07' }, '把点位由天虹社区改为天虹社区 第七网格', 'changed place from Tianhong to Tianhong Grid 7'],
		[{ field: 'lane', from: null, to: 'instant' }, '列入立行立改', 'put it into Fix at once'],
		[{ field: 'lane', from: 'instant', to: 'coordination' }, '由立行立改改列协调解决', 'moved it from Fix at once to Coordination'],
		[{ field: 'department', from: null, to: '保洁公司' }, '把责任单位定为保洁公司', 'set department to Cleaning'],
		[{ field: 'owner:o7', from: null, to: true }, '添加责任人：责任人7号', 'made 责任人7号 responsible'],
		[{ field: 'owner:o7', from: true, to: false }, '移除责任人：责任人7号', 'no longer responsible: 责任人7号'],
		[{ field: 'due', from: null, to: '2026-11-22T04:52:00.000Z' }, '把时限定为12:52', 'set deadline to 12:52'],
		[{ field: 'due', from: '2026-11-22T04:52:00.000Z', to: '2026-11-22T04:31:00.000Z' }, '把时限由12:52提前到12:31', 'brought the deadline forward from 12:52 to 12:31'],
		[{ field: 'due', from: '2026-11-22T04:52:00.000Z', to: '2026-11-23T04:00:00.000Z' }, '把时限由12:52推迟到11月23日 12:00', 'moved the deadline from 12:52 back to 23 Nov, 12:00'],
		[{ field: 'rank', from: 'a', to: 'b' }, '调整了次序', 'changed its place in the order'],
		[{ field: 'campaign', from: null, to: '垃圾桶' }, '把专项整治定为垃圾桶', 'set campaign to 垃圾桶'],
		[{ field: 'tag:夜间', from: null, to: true }, '加上标签“夜间”', 'added the tag “夜间”'],
		[{ field: 'tag:夜间', from: true, to: false }, '去掉标签“夜间”', 'removed the tag “夜间”'],
		[{ field: 'listed', from: false, to: true }, '挂牌督办', 'listed it for special supervision'],
		[{ field: 'listed', from: true, to: false }, '取消挂牌督办', 'took it off special supervision'],
		[{ field: 'instruction', from: null, to: '今天必须清' }, '批示：“今天必须清”', 'gave the instruction “今天必须清”'],
		[{ field: 'instruction', from: '今天必须清', to: '明天清' }, '把批示由“今天必须清”改为“明天清”', 'changed instruction from “今天必须清” to “明天清”'],
		[{ field: 'instruction', from: '明天清', to: null }, '撤回批示“明天清”', 'withdrew the instruction “明天清”'],
		[{ field: 'letter', from: 'drafting', to: 'sent' }, '把函件由草拟改为已发', 'changed letter from drafting to sent'],
		[{ field: 'repeat', from: false, to: true }, '记为回潮', 'marked it as a relapse'],
		[{ field: 'repeat', from: true, to: false }, '不再记为回潮', 'no longer marked as a relapse']
	])('%o', (set, zh, en) => {
		expect(say(set)).toEqual([`专班3号 ${zh}`]);
		overwriteGetLocale(() => 'en');
		expect(say(set)).toEqual([`专班3号 ${en}`]);
	});

	it.each([...Object.keys(PLAIN_FIELDS), 'owner:o7', 'tag:夜间'])('%s has a sentence of its own', (field) => {
		const values = field.includes(':') ? { from: false, to: true } : { from: 'a', to: 'b' };
		for (const locale of ['zh-CN', 'en'] as const) {
			overwriteGetLocale(() => locale);
			expect(say({ field, ...values })[0]).toMatch(/^专班3号 \S/);
		}
	});
});

describe('what was done, in words', () => {
	it.each<[string, Partial<EventInfo>[], string]>([
		['the first finding', [{ kind: 'finding.report', to: 'accepted' }], '专班3号 上报，立为问题'],
		['a finding nobody is sure about', [{ kind: 'finding.report', to: 'reported' }], '专班3号 上报，待研判'],
		['a finding that joined', [{ kind: 'finding.report', field: 'findingCount', from: 1, to: 2 }], '专班3号 上报发现'],
		['dispatch', [{ kind: 'issue.dispatch', field: 'owner:o7', to: true }, { kind: 'issue.dispatch', field: 'status', from: 'accepted', to: 'dispatched' }], '专班3号 派遣，添加责任人：责任人7号'],
		['start', [{ kind: 'issue.start', field: 'status', from: 'dispatched', to: 'in_progress' }], '专班3号 开始处置'],
		['a fix', [{ kind: 'issue.submitFix', field: 'status', from: 'in_progress', to: 'awaiting_check' }], '专班3号 提交整改'],
		['closing', [{ kind: 'issue.close', field: 'status', to: 'closed' }, { kind: 'issue.close', field: 'closedAt', to: '2026-11-22T04:07:00.000Z' }], '专班3号 核查通过，销号'],
		['returning', [{ kind: 'issue.return', field: 'status', to: 'rework' }], '专班3号 退回返工'],
		['reopening', [{ kind: 'issue.reopen', field: 'repeat', from: false, to: true }, { kind: 'issue.reopen', field: 'status', to: 'dispatched' }], '专班3号 重新打开，记为回潮'],
		['deferring', [{ kind: 'issue.defer', field: 'deferredUntil', to: '2026-11-24T04:00:00.000Z' }, { kind: 'issue.defer', field: 'status', to: 'deferred' }], '专班3号 缓办，缓到11月24日 12:00'],
		['parking', [{ kind: 'issue.park', field: 'status', to: 'parked' }], '专班3号 挂账'],
		['voiding', [{ kind: 'issue.void', field: 'status', to: 'void' }], '专班3号 注销'],
		['resuming', [{ kind: 'issue.resume', field: 'status', to: 'accepted' }], '专班3号 恢复办理'],
		['resuming by date', [{ kind: 'issue.resume', actor: null, field: 'status', from: 'deferred', to: 'accepted' }], '系统 缓办到期，恢复办理'],
		['joining another', [{ kind: 'issue.join', field: 'status', to: 'merged' }], '专班3号 并入其他问题'],
		['being joined', [{ kind: 'issue.join', field: 'joined', to: 31 }, { kind: 'issue.join', field: 'findingCount', from: 1, to: 2 }], '专班3号 并入了031'],
		['losing what was joined', [{ kind: 'issue.split', field: 'split', to: 31 }, { kind: 'issue.split', field: 'findingCount', from: 2, to: 1 }], '专班3号 拆出031'],
		['standing again', [{ kind: 'issue.split', field: 'status', from: 'merged', to: 'accepted' }], '专班3号 撤销并入，恢复为已受理'],
		['standing apart', [{ kind: 'issue.split', to: 'accepted' }], '专班3号 从别的问题拆出，另立为问题'],
		['notes', [{ kind: 'notes' }], '专班3号 改了工作笔记'],
		['a sealed day', [{ kind: 'day.seal' }], '专班3号 封存当日看板'],
		['an edit carried over the seal', [{ kind: 'carried', field: 'title', from: 'a', to: 'b' }], '专班3号 离线时的修改：把问题由“a”改为“b”'],
		['an edit put back', [{ kind: 'put_back', field: 'title', from: 'a', to: 'b' }], '专班3号 问题的一次修改不合权限，已还原'],
		['a default', [{ kind: 'default', actor: null, field: 'department', from: null, to: '保洁公司' }], '系统 把责任单位定为保洁公司'],
		['something newer than this screen', [{ kind: 'issue.teleport' }], '专班3号 做了一步操作']
	])('%s', (_, events, sentence) => {
		expect(say(...events)).toEqual([sentence]);
	});

	it.each(Object.keys(PAYLOADS))('%s is told in both languages', (kind) => {
		for (const locale of ['zh-CN', 'en'] as const) {
			overwriteGetLocale(() => locale);
			expect(say({ kind })[0]).toMatch(/^专班3号 \S/);
		}
	});

	it('tells the proposals that a command brings about as the program’s own act', () => {
		const lane: Partial<EventInfo> = { kind: 'issue.accept', field: 'lane', to: 'instant' };
		const proposed: Partial<EventInfo> = { kind: 'default', actor: null, reason: '[{"code":"alias","params":{"word":"垃圾","category":"06042"}}]' };
		const department = { ...proposed, field: 'department', to: '保洁公司' };
		const due = { ...proposed, field: 'due', to: '2026-11-22T08:00:00.000Z' };
		const status: Partial<EventInfo> = { kind: 'issue.accept', field: 'status', from: 'reported', to: 'accepted' };
		const all = told([lane, department, due, status].map(event));
		expect(all.map(({ who, what }) => `${who} ${what}`)).toEqual(['系统 把责任单位定为保洁公司，把时限定为16:00', '专班3号 受理，列入立行立改']);
		expect(all[0]?.reason).toBe('因“垃圾”归入垃圾清运不及时');
	});

	it('gives a person’s reason as written', () => {
		expect(told([event({ kind: 'issue.void', reason: '不属本街道' })])[0]?.reason).toBe('不属本街道');
	});

	it('strikes an old value through, wherever the sentence puts it', () => {
		const [happening] = told([event({ field: 'category', from: 'LOCAL-01', to: '06042' })]);
		expect(segmentsOf(happening!.what)).toEqual([
			{ text: '把类别由', struck: false },
			{ text: 'LOCAL-01', struck: true },
			{ text: '改为垃圾清运不及时', struck: false }
		]);
	});
});

describe('evidence in its place', () => {
	const reporter = { id: 'c1' as PersonId, name: '检查组1号' };
	const at = '2026-11-22T00:52:00.000Z';

	it('findings and fixes stand with the act that brought them', () => {
		const fix: FixInfo = { id: 'x', person: { id: 'o7' as PersonId, name: '责任人7号' }, note: '已清', at: '2026-11-22T04:31:00.000Z', photos: ['p' as PhotoId] };
		const all = told(
			[
				event({ kind: 'finding.report', actor: reporter, at, to: 'accepted' }),
				event({ kind: 'issue.submitFix', actor: fix.person, at: fix.at, field: 'status', to: 'awaiting_check' })
			],
			[finding({ reporter, receivedAt: at })],
			[fix]
		);
		expect(all.map(({ finding: found, fix: fixed }) => [found?.text, fixed?.note])).toEqual([
			[undefined, '已清'],
			['垃圾站旁垃圾未清', undefined]
		]);
	});

	it('two findings of one person at one moment are two', () => {
		const events = [
			event({ kind: 'finding.report', actor: reporter, at, to: 'accepted' }),
			event({ kind: 'finding.report', actor: reporter, at, field: 'findingCount', from: 1, to: 2 })
		];
		const all = told(events, [finding({ receivedAt: at, text: '甲' }), finding({ receivedAt: at, text: '乙' })]);
		expect(all.map((happening) => happening.finding?.text)).toEqual(['乙', '甲']);
	});

	it('a finding that came with a joined issue is told once, at its own time', () => {
		const events = [
			event({ kind: 'finding.report', actor: reporter, at, to: 'accepted' }),
			event({ kind: 'issue.join', field: 'joined', to: 31 })
		];
		const all = told(events, [finding({ receivedAt: at }), finding({ receivedAt: '2026-11-22T02:00:00.000Z', text: '另一处报来的' })]);
		expect(all.map(({ what, finding: found, joined }) => [plain(what), found?.text, joined])).toEqual([
			['并入了031', undefined, [31]],
			['上报发现', '另一处报来的', []],
			['上报，立为问题', '垃圾站旁垃圾未清', []]
		]);
	});

	it('days begin at the task force’s midnight', () => {
		const all = told([
			event({ kind: 'issue.start', at: '2026-11-21T15:59:00.000Z' }),
			event({ kind: 'issue.close', at: '2026-11-21T16:00:00.000Z' })
		]);
		expect(byDay(all, 'Asia/Shanghai').map(({ date, happenings: some }) => [date, some.length])).toEqual([
			['2026-11-22', 1],
			['2026-11-21', 1]
		]);
	});
});

afterEach(() => overwriteGetLocale(() => 'zh-CN'));
