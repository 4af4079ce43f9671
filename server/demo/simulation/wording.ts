import type { Random } from './random.ts';

/** How a second checker might put the same thing. */
const OTHER_WORDS: readonly (readonly [string, string])[] = [
	['乱停乱放', '乱停'],
	['乱堆乱放', '乱堆'],
	['破损', '坏了'],
	['损坏', '坏了'],
	['缺失', '没有'],
	['未见', '没有'],
	['没设', '未设'],
	['未设', '没设'],
	['小区内', '小区里'],
	['门前', '门口'],
	['明显', ''],
	['普遍', '较多']
];
const ASIDES = ['还没处理', '比较严重', '仍在'];

/** The same matter in slightly other words; never the same words twice. */
export function reworded(text: string, random: Random): string {
	const fitting = OTHER_WORDS.filter(([from]) => text.includes(from));
	if (fitting.length === 0) return `${text},${random.pick(ASIDES)}`;
	const [from, to] = random.pick(fitting);
	return text.replace(from, to);
}
