import { arabicNumerals, gramsOf, normalise } from '#lib/domain/text/index.ts';
import { topicsOf, type Topic } from '#lib/domain/triage/topics-of.ts';
import { identityOf, type Identity } from './identity.ts';
import { kinOf } from './kin.ts';
import { mattersOf } from './matters.ts';
import { namesIn, type Name } from './names.ts';
import { specificsIn, type Named } from './specifics-in.ts';
import type { PairSide } from './types.ts';

/** Everything two texts are compared by, worked out once per text; short arrays, since one is compared with many. */
export interface Side {
	/** Normalised, without the marks of `identity`. */
	rest: string;
	/** Sorted, see `gramsOf`. */
	grams: Int32Array;
	/** Shares of belief, adding up to 1 at most. */
	topics: readonly Topic[];
	/** The same with kin taken for one category, see `kinOf`. */
	kin: readonly Topic[];
	/** The category with the largest share, null where nothing is known. */
	topic: string | null;
	things: readonly string[];
	states: readonly string[];
	/** Families of what is the matter as bits, see `mattersOf`. */
	matters: number;
	specifics: readonly Named[];
	identity: Identity;
	names: readonly Name[];
	/** Words that point away from where one stands: 隔壁, 对面. */
	elsewhere: readonly string[];
}

/** A category the app or the checker settled outweighs what the words suggest. */
const SETTLED = 0.7;
const ELSEWHERE = new RegExp(
	'隔壁|斜对面|斜对过|对面|对过|对门|另一|另外一|邻居家|邻家|相邻|隔一|隔几|下一家|下一个|前一家|上一家|旁边那'
	+ '|旁边一家|旁边的店|旁边店|再过去|那头|反方向|反向|紧邻|紧挨|马路对|街对|河对岸|往前|过去一点',
	'gu',
);

export function sideOf({ text, category }: PairSide): Side {
	const plain = normalise(text);
	const { identity, rest } = identityOf(plain);
	const { topics: guesses, things, states } = topicsOf(plain);
	const topics = settle(guesses, category ?? null);
	return {
		rest,
		grams: gramsOf(arabicNumerals(plain)),
		topics,
		kin: byKin(topics),
		topic: category ?? guesses[0]?.category ?? null,
		things: [...things],
		states: [...states],
		matters: mattersOf(things, states),
		specifics: specificsIn(plain),
		identity,
		names: namesIn(plain),
		elsewhere: plain.match(ELSEWHERE) ?? [],
	};
}

function byKin(topics: readonly Topic[]): Topic[] {
	const kin: Topic[] = [];
	for (const { category, share } of topics) {
		const stands = kinOf(category);
		const known = kin.find((each) => each.category === stands);
		if (known === undefined) kin.push({ category: stands, share });
		else known.share += share;
	}
	return kin;
}

function settle(topics: Topic[], category: string | null): Topic[] {
	if (category === null) return topics;
	const others = topics.filter((topic) => topic.category !== category);
	const rest = others.map((topic) => ({ ...topic, share: (1 - SETTLED) * topic.share }));
	const own = topics.find((topic) => topic.category === category)?.share ?? 0;
	return [{ category, share: topics.length === 0 ? 1 : SETTLED + (1 - SETTLED) * own }, ...rest];
}
