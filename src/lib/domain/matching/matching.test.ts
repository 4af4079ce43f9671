import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparePair, MatchIndex, type MatchCandidate, type MatchInput, type PairContext } from './index.ts';

const HERE: PairContext = { samePlace: true, minutesApart: 20, distanceM: 5 };
const verdict = (a: string, b: string, context = HERE) => comparePair({ text: a }, { text: b }, context).verdict;

describe('a pair', () => {
	test.each([
		['樓道堆放雜物', '楼道堆放杂物'],
		['3栋一单元地下室进水', '三幢1单元地下室进水'],
		['十二号楼前垃圾桶满溢', '12栋门前垃圾桶溢出来了'],
		['5#楼墙面小广告', '五号楼墙上贴小广告'],
		['路灯晚上不亮', '夜里路灯没亮'],
	])('is the same matter however it is written: %s, %s', (a, b) => {
		expect(verdict(a, b)).toBe('same');
	});

	test.each([
		['3栋楼道内有小广告', '13栋楼道内有小广告'],
		['甲单元感应灯坏', '乙单元感应灯坏'],
		['二楼走廊堆鞋柜', '3层走廊堆鞋柜'],
		['负一楼积水', '负二楼积水'],
		['101室门口堆杂物', '102室门口堆杂物'],
		['3-2-501门口堆杂物', '3-2-502门口堆杂物'],
		['23幢25幢之间停电动车', '25幢27幢之间停电动车'],
		['路东侧路灯不亮', '路西侧路灯不亮'],
		['面馆出店经营', '理发店出店经营'],
		['维修店出店经营', '隔壁店出店经营'],
		['小学门口流动摊贩', '小学斜对面流动摊贩'],
		['二排摊位垃圾没清', '三排摊位垃圾没扫'],
		['第一食堂后厨油污', '第二食堂后厨地面油腻'],
		['巷头路面破损', '巷尾路面坑洼'],
		['农业银行门口停满电动车', '建设银行门口电动车乱停'],
		['老张水果店占道', '老李水果店占道经营'],
		['中山路路灯不亮', '解放路路灯坏了'],
	])('of two buildings, units, floors, doors or sides never joins: %s, %s', (a, b) => {
		expect(verdict(a, b)).not.toBe('same');
	});

	test.each([
		['垃圾桶满溢', '垃圾桶盖子破了'],
		['盲道砖缺失', '盲道被自行车占'],
		['楼道堆杂物', '楼道灯不亮'],
		['沙发丢在楼下', '床垫丢在楼下'],
		['弱电箱门开着', '弱电箱上贴满小广告'],
		['灭火器过期', '灭火器被货物遮挡'],
		['工人没戴安全帽', '工地脚手架不规范'],
	])('of two matters at one place does not join: %s, %s', (a, b) => {
		expect(verdict(a, b)).not.toBe('same');
	});

	test('far apart does not join, nor where nobody knows how far', () => {
		expect(verdict('烟头乱丢', '烟头乱丢', { samePlace: false, minutesApart: 5, distanceM: 500 })).toBe('different');
		expect(verdict('烟头乱丢', '烟头乱丢', { ...HERE, samePlace: false, distanceM: null })).toBe('different');
	});

	test('joins as far apart as its positions may be off, and no farther', () => {
		const apart = (distanceM: number, accuracyM: number) =>
			verdict('路口垃圾成堆', '路口堆着一大堆垃圾', { samePlace: true, minutesApart: 5, distanceM, accuracyM });
		expect(apart(70, 90)).toBe('same');
		expect(apart(70, 20)).not.toBe('same');
		expect(apart(400, 5_000)).not.toBe('same');
	});

	test('of two place records a few metres apart joins', () => {
		expect(verdict('路口垃圾成堆', '路口堆着一大堆垃圾', { samePlace: false, minutesApart: 5, distanceM: 9 })).toBe('same');
	});

	test('says what told the two apart', () => {
		const { reasons } = comparePair({ text: '3栋垃圾桶满溢' }, { text: '十三栋垃圾桶满溢' }, HERE);
		expect(reasons).toEqual([{ code: 'building_differs', params: { a: '3', b: '13' } }]);
	});

	test('is judged the same both ways round, whatever is in it', () => {
		const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('3栋垃圾桶满', '三幢垃圾桶满溢', '楼道灯坏', '隔壁店占道'));
		fc.assert(fc.property(text, text, fc.boolean(), fc.nat(300), (a, b, samePlace, distanceM) => {
			const context = { samePlace, minutesApart: 10, distanceM };
			const there = comparePair({ text: a }, { text: b }, context);
			const back = comparePair({ text: b }, { text: a }, context);
			expect(back.verdict).toBe(there.verdict);
			expect(back.confidence).toBeCloseTo(there.confidence, 9);
		}));
	});

	test('with different numbers of one kind never joins', () => {
		const unit = fc.constantFrom('栋', '幢', '号楼', '单元', '楼', '室', '号门');
		fc.assert(fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }), unit, (a, b, of) => {
			if (a !== b) expect(verdict(`${a}${of}门口堆杂物`, `${b}${of}门口堆杂物`)).not.toBe('same');
		}));
	});
});

describe('the index', () => {
	const finding = (text: string, more: Partial<MatchInput> = {}): MatchInput => ({
		text, category: null, place: 'grid-1', position: { lat: 30.2, lon: 115.1, accuracy: 15 }, capturedAt: 0, ...more,
	});
	const evidence = (issue: string, text: string, more: Partial<MatchInput> = {}): MatchCandidate => ({ ...finding(text, more), issue });

	test('joins the open issue a finding belongs to and says why', () => {
		const index = new MatchIndex();
		index.add(evidence('a', '3栋楼道堆放杂物'));
		index.add(evidence('b', '小区门口垃圾桶满溢'));
		const answer = index.match(finding('门口垃圾桶溢出来了'));
		expect(answer).toMatchObject({ outcome: 'joined', issue: 'b' });
		expect(answer.reasons.map(({ code }) => code)).toContain('same_place');
	});

	test('matches by category where nothing was written', () => {
		const index = new MatchIndex();
		index.add(evidence('a', '', { category: '06012' }));
		expect(index.match(finding('', { category: '06012' })).outcome).not.toBe('new');
		expect(index.match(finding('', { category: '01037' })).outcome).toBe('new');
	});

	test('finds nothing of an issue that was removed', () => {
		const index = new MatchIndex();
		index.add(evidence('a', '路灯不亮'));
		index.add(evidence('a', '路灯坏了'));
		expect(index.size).toBe(1);
		index.removeIssue('a');
		expect(index.size).toBe(0);
		expect(index.match(finding('路灯不亮')).outcome).toBe('new');
	});

	test('reaches over to another place record by position alone', () => {
		const index = new MatchIndex();
		index.add(evidence('a', '路灯不亮', { place: 'alley-2' }));
		expect(index.match(finding('路灯不亮')).outcome).toBe('joined');
		expect(index.match(finding('路灯不亮', { position: null })).outcome).toBe('new');
		expect(index.match(finding('路灯不亮', { position: { lat: 30.21, lon: 115.1, accuracy: 15 } })).outcome).toBe('new');
	});

	test('says what comparing the two says', () => {
		const texts = ['路灯不亮', '路灯坏了晚上黑', '垃圾桶满溢', '垃圾桶盖破了', '楼道堆杂物', '3栋楼道堆杂物'];
		for (const a of texts) {
			for (const b of texts) {
				const index = new MatchIndex();
				index.add(evidence('x', a));
				const { outcome } = index.match(finding(b));
				const pair = comparePair({ text: b }, { text: a }, { samePlace: true, minutesApart: 0, distanceM: 0 });
				expect(outcome, `${a} ${b}`).toBe({ same: 'joined', suggested: 'suggested', different: 'new' }[pair.verdict]);
			}
		}
	});

	test('names first beside a finding what it would join, with how far and how much earlier', () => {
		const words = fc.constantFrom('路灯不亮', '路灯坏了', '垃圾桶满溢', '垃圾桶旁有垃圾', '楼道堆杂物', '3栋楼道堆杂物', '面馆出店经营');
		const piece = fc.record({ text: words, issue: fc.constantFrom('a', 'b', 'c', 'd'), lat: fc.integer({ min: 0, max: 9 }), capturedAt: fc.integer({ min: 0, max: 9 }) });
		const at = (lat: number) => ({ lat: 30.2 + lat / 10_000, lon: 115.1, accuracy: 15 });
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 12 }), piece, fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')), (pieces, own, apart) => {
				const index = new MatchIndex();
				for (const { text, issue, lat, capturedAt } of pieces) index.add(evidence(issue, text, { position: at(lat), capturedAt }));
				const mine = finding(own.text, { position: at(own.lat), capturedAt: own.capturedAt });
				const except = new Set(apart);
				const answer = index.match(mine, except);
				const alike = index.alike(mine, 3, except);
				expect(alike[0]?.issue ?? null).toBe(answer.issue);
				expect(alike[0]?.reasons ?? []).toEqual(answer.reasons);
				expect(new Set(alike.map(({ issue }) => issue)).size, 'each issue once').toBe(alike.length);
				for (const { issue, verdict, confidence } of alike) {
					expect(verdict).not.toBe('different');
					expect(apart).not.toContain(issue);
					expect(index.compare(mine, issue)).toMatchObject({ issue, verdict, confidence });
				}
			}),
		);
		const index = new MatchIndex();
		index.add(evidence('a', '路灯不亮', { capturedAt: -20 * 60_000 }));
		const [first] = index.alike(finding('路灯坏了'), 3);
		expect(first).toMatchObject({ issue: 'a', metres: 0, earlierMs: 20 * 60_000 });
	});

	test('compares with one issue, however unlike, but not with one that is elsewhere', () => {
		const index = new MatchIndex();
		index.add(evidence('a', '路灯不亮'));
		expect(index.compare(finding('垃圾桶满溢'), 'a')).toMatchObject({ issue: 'a', verdict: 'different' });
		expect(index.compare(finding('路灯不亮', { place: 'alley-9', position: null }), 'a')).toBeNull();
		expect(index.compare(finding('路灯不亮'), 'b')).toBeNull();
	});
});
