import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arabicNumerals, bigrams, dice, diceOfSorted, gramsOf, longestOnly, normalise, numberOf, WordFinder } from './index.ts';

const unicode = fc.string({ unit: 'binary', maxLength: 60 });
const han = fc.array(fc.integer({ min: 0x4e00, max: 0x9fff }), { maxLength: 30 }).map((codes) => String.fromCodePoint(...codes));

describe('normalise', () => {
	test('writes traditional characters as simplified ones', () => {
		expect(normalise('樓道堆放雜物,電動車佔用盲道')).toBe('楼道堆放杂物,电动车占用盲道');
	});

	test('writes full width as half width, capitals small and runs of spaces as one', () => {
		expect(normalise(' 3栋A座  LED屏 ')).toBe('3栋a座 led屏');
	});

	test('changes nothing the second time', () => {
		fc.assert(fc.property(fc.oneof(unicode, han), (text) => {
			const once = normalise(text);
			expect(normalise(once)).toBe(once);
		}));
	});
});

describe('numerals', () => {
	test.each([['十八', 18], ['一', 1], ['二十', 20], ['一百零五', 105], ['二〇一', 201], ['107', 107]])('%s counts %i', (numeral, number) => {
		expect(numberOf(numeral)).toBe(number);
	});

	test('are replaced where they name something, not where they are part of a word', () => {
		expect(arabicNumerals('十八栋四单元前三轮车')).toBe('18栋4单元前三轮车');
		expect(arabicNumerals('三小东侧')).toBe('三小东侧');
	});

	test('every number up to 9999 written in Chinese counts itself', () => {
		fc.assert(fc.property(fc.integer({ min: 1, max: 9999 }), (number) => {
			expect(numberOf(inChinese(number))).toBe(number);
		}));
	});
});

describe('dice', () => {
	test('is 1 for the same words, 0 for none in common, and the same both ways', () => {
		expect(dice(bigrams('路灯不亮'), bigrams('路灯不亮'))).toBe(1);
		expect(dice(bigrams('路灯不亮'), bigrams('垃圾满溢'))).toBe(0);
		fc.assert(fc.property(unicode, unicode, (a, b) => {
			expect(dice(bigrams(a), bigrams(b))).toBe(dice(bigrams(b), bigrams(a)));
		}));
	});

	test('punctuation parts bigrams', () => {
		expect(bigrams('路灯,坏了')).toEqual(new Set(['路灯', '坏了']));
	});
});

describe('words', () => {
	test('the longest leaves none that lie inside it', () => {
		const finder = new WordFinder<string>();
		for (const word of ['垃圾', '垃圾桶', '桶盖']) finder.add(word, word);
		expect(finder.find('垃圾桶盖').map(({ value }) => value)).toEqual(['垃圾', '垃圾桶', '桶盖']);
		expect(longestOnly(finder.find('垃圾桶盖')).map(({ value }) => value)).toEqual(['垃圾桶', '桶盖']);
	});
});

function inChinese(number: number): string {
	const digits = '零一二三四五六七八九';
	let out = '';
	let gap = false;
	for (const [unit, name] of [[1000, '千'], [100, '百'], [10, '十'], [1, '']] as const) {
		const digit = Math.floor(number / unit) % 10;
		if (digit === 0) gap = out !== '';
		else {
			out += (gap ? '零' : '') + digits.charAt(digit) + name;
			gap = false;
		}
	}
	return out;
}

describe('grams', () => {
	test('of Chinese texts are as alike as their bigrams', () => {
		fc.assert(fc.property(han, han, (a, b) => {
			expect(diceOfSorted(gramsOf(a), gramsOf(b))).toBeCloseTo(dice(bigrams(a), bigrams(b)), 9);
		}));
	});

	test('do not reach across punctuation', () => {
		expect(gramsOf('积水,路面')).toEqual(Int32Array.from([...gramsOf('积水'), ...gramsOf('路面')]).sort());
	});
});
