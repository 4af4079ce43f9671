import { longestOnly, WordFinder } from '#lib/domain/text/index.ts';
import { specifics } from './specifics/index.ts';

/** A group of `specifics` and which of its things a text names. */
export interface Named {
	group: string;
	things: string[];
}

interface Entry {
	group: string;
	thing: string;
}

const finder = new WordFinder<Entry>();
for (const [group, things] of Object.entries(specifics)) {
	things.forEach((words, index) => {
		const entry = { group, thing: `${group}:${index}` };
		for (const word of words.split(' ')) finder.add(word, entry);
	});
}

/** A shop of a kind that is not in `specifics`: 窗帘店 where no list has 窗帘. */
const SHOP =
	/([^的家个临沿街路边前门这那该多有些各小商一两几间外旁占\P{Script=Han}]{2})(?:店|行(?!道|人|车|树|走)|馆|铺|坊)/u;

/** The groups a normalised text names something of. */
export function specificsIn(text: string): Named[] {
	const named: Named[] = [];
	for (const { value } of longestOnly(finder.find(text))) note(named, value);
	if (!named.some(({ group }) => group === 'premises')) {
		const shop = SHOP.exec(text)?.[1];
		if (shop !== undefined) named.push({ group: 'premises', things: [shop] });
	}
	return named;
}

function note(named: Named[], { group, thing }: Entry): void {
	const known = named.find((each) => each.group === group);
	if (known === undefined) named.push({ group, things: [thing] });
	else if (!known.things.includes(thing)) known.things.push(thing);
}

/** The first group of which both name something and nothing in common. */
export function specificsDiffer(a: readonly Named[], b: readonly Named[]): string | null {
	for (const { group, things } of a) {
		for (const others of b) {
			if (others.group === group && !things.some((thing) => others.things.includes(thing))) return group;
		}
	}
	return null;
}
