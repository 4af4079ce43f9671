import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../issue/join/candidates.ts';
import { reference } from '../../views/fixtures.ts';
import { issue } from '../fixtures.ts';
import { mergeChoices } from './merge-choices.ts';

function candidate(number: number, set: Partial<Candidate> = {}): Candidate {
	return {
		id: `i${number}`,
		issue: issue({ number, title: `问题${number}`, place: 'P1' }),
		suggested: false,
		near: null,
		metres: null,
		sameCategory: false,
		...set
	};
}

describe('issues to join another to', () => {
	const lines = (candidates: readonly Candidate[]) => mergeChoices(candidates, reference(), null).map(({ group, label }) => `${group} ${label}`);

	it('stand under what speaks for them, the likeliest first', () => {
		expect(
			lines([
				candidate(5, { near: 'community' }),
				candidate(4, { suggested: true, near: 'grid' }),
				candidate(3),
				candidate(2, { near: 'grid' }),
				candidate(1, { near: 'place' })
			])
		).toEqual(['系统疑似 004 问题4', '同一点位 001 问题1', '同一网格 002 问题2', '同一社区 005 问题5', '其他问题 003 问题3']);
	});

	it('keep their order under one heading', () => {
		expect(lines([candidate(9), candidate(2)])).toEqual(['其他问题 009 问题9', '其他问题 002 问题2']);
	});

	it('are found by their number without noughts, and say where they are', () => {
		expect(mergeChoices([candidate(7)], reference(), null)[0]).toMatchObject({ value: 'i7', hint: '天虹第一网格 电厂小区13栋', keywords: '7' });
	});
});
