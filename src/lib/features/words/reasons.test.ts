import { describe, expect, it } from 'vitest';
import type { Reason } from '#lib/domain/reasons.ts';
import type { Reference } from '../board/reference.ts';
import type { Proposal } from './proposal.ts';
import { reasonSentence, reasonSentences } from './reasons.ts';

const reason = (code: string, params: Reason['params'] = {}): Reason => ({ code, params });
const say = (code: string, params: Reason['params'] = {}) => reasonSentence(reason(code, params));

describe('a reason says nothing rather than nonsense', () => {
	it('names no likeness of words where there is none', () => {
		expect(say('wording', { percent: 0 })).toBeNull();
		expect(say('wording')).toBeNull();
		expect(say('wording', { percent: 62 })).toContain('62');
	});

	it('names no word that nobody wrote, but the likeness that is left', () => {
		for (const code of ['alias', 'words']) {
			expect(say(code, { word: '', category: '暴露垃圾' })).toBe(say('similar_example', { category: '暴露垃圾' }));
			expect(say(code, { word: '烟头' })).toBeNull();
		}
	});

	it('names no category, department or word that it does not have', () => {
		for (const code of ['similar_example', 'checklist_item', 'chosen', 'lesson', 'points_elsewhere']) expect(say(code), code).toBeNull();
		expect(say('department_of_category', { category: '暴露垃圾' })).toBeNull();
		expect(say('unsure')).toBe(say('nothing_known'));
	});

	it('says distances and times as people do', () => {
		expect(say('distance')).toBeNull();
		expect(say('distance', { metres: 0 })).not.toContain('0');
		expect(say('time', { minutes: 4320 })).toContain('3');
		expect(say('time', { minutes: 4320 })).not.toContain('4320');
	});

	it('names both sides of a mark that differs, or neither', () => {
		expect(say('building_differs', { a: '3栋', b: '13栋' })).toContain('13栋');
		expect(say('building_differs', { a: '3栋', b: '' })).toBe(say('object_differs'));
	});
});

describe('why one is taken for another', () => {
	const reference = { categoryName: () => null, departmentName: () => null } as unknown as Reference;
	const line = (...reasons: Reason[]) => {
		const proposal: Proposal = {
			match: { issue: 'one', confidence: 0.4, reasons },
			triage: { category: null, lane: null, department: null, confidence: 0, reasons: [] }
		};
		return reasonSentences(proposal, reference, () => 26);
	};
	const words = (code: string, params: Reason['params'] = {}) => say(code, params) ?? '';

	it('is what speaks for it alone', () => {
		const said = line(reason('other_place'), reason('same_category'), reason('wording', { percent: 8 }), reason('distance', { metres: 9 }), reason('time', { minutes: 2880 }));
		for (const [code, params] of [['same_category'], ['distance', { metres: 9 }]] as const) expect(said).toContain(words(code, params));
		for (const [code, params] of [['other_place'], ['wording', { percent: 8 }], ['time', { minutes: 2880 }]] as const) expect(said).not.toContain(words(code, params));
	});

	it('names what speaks against it as a doubt, after the rest', () => {
		const said = line(reason('name_differs'), reason('same_place'));
		expect(said.indexOf(words('name_differs'))).toBeGreaterThan(said.indexOf(words('same_place')));
	});

	it('stays without brackets where nothing is left to be said', () => {
		expect(line(reason('other_place'), reason('wording', { percent: 0 }))).toMatch(/026\S{0,2}$/);
	});
});
