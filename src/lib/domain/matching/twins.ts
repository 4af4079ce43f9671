import { conceptsIn } from '#lib/domain/triage/topics-of.ts';

/** Words of place and of denial that say the same in the same spot: 门口 and 门前, 没清 and 未清. */
const INTERCHANGEABLE = ['口前外', '里内中', '没未无不', '边侧旁面', '很太较', '了着过', '处里', '个块根盏台辆'];
/** A name is short, and what is around it is most of the text: the more so where one is longer than the other. */
const NAME = { longest: 3, around: 4, behind: 2 };
const UNEVEN = { longest: 4, around: 6, by: 2 };
/** What stands before a matter and names no spot. */
const NO_NAME = new Set([
	'晚上', '夜里', '夜间', '早上', '上午', '中午', '小区', '院内', '院里', '现场', '这里', '附近', '周边', '部分',
	'个别', '多处', '有人', '一直', '长期', '经常', '仍有', '还有', '发现', '存在', '公共', '里面', '外面', '有些',
	'几处', '很多', '大量',
]);

/**
 * Whether two texts are the same but for a short name in their midst, as reports from two
 * neighbouring spots are (张记面馆油烟扰民, 李记面馆油烟扰民). Numbers are left out already.
 */
export function differByName(a: string, b: string): boolean {
	if (a === b) return false;
	const before = sharedStart(a, b);
	const behind = Math.min(sharedEnd(a, b), Math.min(a.length, b.length) - before);
	if (before + behind < NAME.around || behind < NAME.behind) return false;
	const [nameA, nameB] = [a.slice(before, a.length - behind), b.slice(before, b.length - behind)];
	if (nameA === '' || nameB === '' || NO_NAME.has(nameA) || NO_NAME.has(nameB)) return false;
	if (!areNames(nameA, nameB, before + behind)) return false;
	if (INTERCHANGEABLE.some((set) => set.includes(nameA) && set.includes(nameB))) return false;
	return !shareConcept(a, b, before, behind);
}

function areNames(a: string, b: string, around: number): boolean {
	const longest = Math.max(a.length, b.length);
	const by = longest - Math.min(a.length, b.length);
	return by === 0 ? longest <= NAME.longest : longest <= UNEVEN.longest && by <= UNEVEN.by && around >= UNEVEN.around;
}

/** Whether both names are, or are part of, words for the same thing (墙体, 墙面). */
function shareConcept(a: string, b: string, before: number, behind: number): boolean {
	const over = (text: string) => conceptsIn(text)
		.filter(({ start, end }) => start < text.length - behind && end > before)
		.map(({ value }) => value.name);
	const others = over(b);
	return over(a).some((name) => others.includes(name));
}

function sharedStart(a: string, b: string): number {
	let length = 0;
	while (length < a.length && length < b.length && a[length] === b[length]) length++;
	return length;
}

function sharedEnd(a: string, b: string): number {
	let length = 0;
	while (length < a.length && length < b.length && a[a.length - 1 - length] === b[b.length - 1 - length]) length++;
	return length;
}
