const DIGITS: Record<string, number> = {
	零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
};
const TENS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** What a Chinese or Arabic numeral counts: `十八` 18, `二〇一` 201, `107` 107; null if it is none. */
export function numberOf(numeral: string): number | null {
	if (/^\d+$/.test(numeral)) return Number(numeral);
	if (!/^[零〇一二两三四五六七八九十百千]+$/.test(numeral)) return null;
	return /[十百千]/.test(numeral) ? positional(numeral) : Number([...numeral].map((digit) => DIGITS[digit]).join(''));
}

function positional(numeral: string): number {
	let total = 0;
	let digit: number | null = null;
	for (const character of numeral) {
		const unit = TENS[character];
		if (unit === undefined) digit = DIGITS[character] ?? 0;
		else {
			total += (digit ?? 1) * unit;
			digit = null;
		}
	}
	return total + (digit ?? 0);
}

/** Numerals that name something are written before these; elsewhere (三轮车, 三小) they are part of a word. */
const NAMING =
	'(?=(?:号楼|号门|号|栋|幢|座|单元|门栋|楼|层|室|巷|弄|排|列|期|区|组|户|路公交|路车|食堂|车间|米|个|处|块|辆|条|根))';
const CHINESE_NUMERAL = new RegExp(`(?<=第)[零〇一二三四五六七八九十百]+|[零〇一二三四五六七八九十百]+${NAMING}`, 'gu');

/** Chinese numerals before a unit or a naming word as Arabic ones: `十八栋四单元` → `18栋4单元`. */
export function arabicNumerals(text: string): string {
	return text.replace(CHINESE_NUMERAL, (numeral) => String(numberOf(numeral) ?? numeral));
}
