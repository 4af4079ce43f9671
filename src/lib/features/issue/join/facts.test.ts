import { describe, expect, it } from 'vitest';
import type { IssueId, PersonId } from '#lib/domain/ids.ts';
import type { FindingInfo } from '#server/services.ts';
import { factsOf, objections } from './facts.ts';
import { sharedFragments } from './shared.ts';

const finding = (text: string, set: Partial<FindingInfo> = {}): FindingInfo => ({
	id: text,
	firstIssue: 'i' as IssueId,
	text,
	place: 'G07',
	category: null,
	item: null,
	position: null,
	capturedAt: '2026-11-22T00:50:00.000Z',
	receivedAt: '2026-11-22T00:50:00.000Z',
	reporter: { id: 'c' as PersonId, name: '检查组1号' },
	outcome: 'new',
	confidence: 0,
	reasons: [],
	photos: [],
	...set
});
const side = (...findings: FindingInfo[]) => ({ findings, category: '06042', place: 'G07', title: findings[0]!.text });
const at = (lat: number) => ({ position: { lat, lon: 115, accuracy: 5 } });

describe('two issues beside each other', () => {
	it('are as near as the nearest of their findings', () => {
		const a = side(finding('垃圾未清', at(30.24)), finding('垃圾未清', at(30.241)));
		const b = side(finding('垃圾未清', at(30.2411)));
		expect(factsOf(a, b).metres).toBe(11);
		expect(factsOf(a, side(finding('垃圾未清'))).metres).toBeNull();
	});

	it('are apart in time by their first findings', () => {
		const a = side(finding('甲', { capturedAt: '2026-11-22T01:10:00.000Z' }), finding('甲', { capturedAt: '2026-11-22T00:50:00.000Z' }));
		expect(factsOf(a, side(finding('甲', { capturedAt: '2026-11-22T01:00:00.000Z' }))).apartMs).toBe(600_000);
	});

	it('have what the engine says against them', async () => {
		expect((await objections(side(finding('3栋一单元垃圾未清')), side(finding('13栋一单元垃圾未清')))).map(({ code }) => code)).toEqual(['building_differs']);
		expect(await objections(side(finding('垃圾站旁垃圾未清')), side(finding('垃圾站旁边垃圾未清')))).toEqual([]);
	});
});

it.each([
	['垃圾站旁垃圾未清', '垃圾站旁边垃圾未清', '[垃圾站旁][垃圾未清]'],
	['银行门前摆摊', '门口有摊', '银行门前摆摊'],
	['公厕', '公厕地面脏', '[公厕]'],
	['', '甲', '']
])('%s beside %s', (text, other, marked) => {
	expect(sharedFragments(text, other).map((part) => (part.shared ? `[${part.text}]` : part.text)).join('')).toBe(marked);
});
