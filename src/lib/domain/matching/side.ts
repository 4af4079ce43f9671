import { arabicNumerals, bigrams, longestOnly, normalise, WordFinder } from '#lib/domain/text/index.ts';
import { topicsOf, type Topic } from '#lib/domain/triage/topics-of.ts';
import { identityOf, type Identity } from './identity.ts';
import { kinOf } from './kin.ts';
import { specifics } from './specifics.ts';
import type { PairSide } from './types.ts';

/** Everything two texts are compared by, worked out once per text. */
export interface Side {
  /** Normalised, without the marks of `identity`. */
  rest: string;
  grams: ReadonlySet<string>;
  /** Category → share of belief, adding up to 1 at most. */
  topics: ReadonlyMap<string, number>;
  /** The same with kin taken for one category, see `kinOf`. */
  kin: ReadonlyMap<string, number>;
  /** The category with the largest share, null where nothing is known. */
  topic: string | null;
  things: ReadonlySet<string>;
  states: ReadonlySet<string>;
  /** Group → which of its things are named, see `specifics`. */
  specifics: ReadonlyMap<string, ReadonlySet<string>>;
  identity: Identity;
  /** Words that point away from where one stands: 隔壁, 对面. */
  elsewhere: ReadonlySet<string>;
}

/** A category the app or the checker settled outweighs what the words suggest. */
const SETTLED = 0.7;
const ELSEWHERE = /隔壁|斜对面|斜对过|对面|对过|对门|另一|另外一|邻居家|邻家|相邻|隔一|隔几|下一家|下一个|前一家|上一家|旁边那|旁边一家|旁边的店|旁边店|再过去|那头|反方向|反向|紧邻|紧挨/gu;

export function sideOf({ text, category }: PairSide): Side {
  const plain = normalise(text);
  const { identity, rest } = identityOf(plain);
  const { topics: guesses, things, states } = topicsOf(plain);
  const topics = settle(guesses, category ?? null);
  return {
    rest,
    grams: bigrams(arabicNumerals(plain)),
    topics,
    kin: byKin(topics),
    topic: category ?? guesses[0]?.category ?? null,
    things,
    states,
    specifics: specificsOf(plain),
    identity,
    elsewhere: new Set(plain.match(ELSEWHERE) ?? []),
  };
}

function byKin(topics: ReadonlyMap<string, number>): Map<string, number> {
  const kin = new Map<string, number>();
  for (const [category, share] of topics) kin.set(kinOf(category), (kin.get(kinOf(category)) ?? 0) + share);
  return kin;
}

function settle(topics: Topic[], category: string | null): Map<string, number> {
  const rest = category === null ? 1 : 1 - SETTLED;
  const shares = new Map(topics.map((topic) => [topic.category, rest * topic.share]));
  if (category !== null) shares.set(category, (shares.get(category) ?? 0) + (topics.length === 0 ? 1 : SETTLED));
  return shares;
}

const finder = new WordFinder<string>();
for (const [group, things] of Object.entries(specifics)) {
  things.forEach((words, index) => {
    for (const word of words.split(' ')) finder.add(word, `${group}:${index}`);
  });
}

/** A shop of a kind that is not in `specifics`: 窗帘店 where no list has 窗帘. */
const SHOP = /([^的家个临沿街路边前门这那该多有些各小商一两几间外旁占\P{Script=Han}]{2})(?:店|行(?!道|人|车|树|走)|馆|铺|坊)/u;

function specificsOf(text: string): Map<string, Set<string>> {
  const named = new Map<string, Set<string>>();
  for (const { value } of longestOnly(finder.find(text))) {
    const [group = ''] = value.split(':');
    named.set(group, (named.get(group) ?? new Set()).add(value));
  }
  const shop = named.has('premises') ? undefined : SHOP.exec(text)?.[1];
  if (shop !== undefined) named.set('premises', new Set([shop]));
  return named;
}

/** The first group of which both name something and nothing in common. */
export function specificsDiffer(a: Side, b: Side): string | null {
  for (const [group, named] of a.specifics) {
    const others = b.specifics.get(group);
    if (others !== undefined && ![...named].some((each) => others.has(each))) return group;
  }
  return null;
}
