import { conceptsIn } from '#lib/domain/triage/topics-of.ts';

/** Words of place and of denial that say the same in the same spot: 门口 and 门前, 没清 and 未清. */
const INTERCHANGEABLE = ['口前外', '里内中', '没未无不', '边侧旁面', '很太较', '了着过', '处里', '个块根盏台辆'];
/** A name is short, as long as the other, and what is around it is most of the text. */
const NAME = { longest: 3, around: 4, behind: 2 };

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
	if (nameA === '' || nameA.length !== nameB.length || nameA.length > NAME.longest) return false;
	if (INTERCHANGEABLE.some((set) => set.includes(nameA) && set.includes(nameB))) return false;
	return !shareConcept(a, b, before, behind);
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
