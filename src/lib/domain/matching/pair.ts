import { dice } from '#lib/domain/text/index.ts';
import { explain } from './explain.ts';
import { conflict, oneSided, type Clash } from './identity.ts';
import { kinOf } from './kin.ts';
import { overlap } from './overlap.ts';
import { sideOf, specificsDiffer, type Side } from './side.ts';
import { differByName } from './twins.ts';
import type { MatchOptions, PairAnswer, PairContext, PairSide, Verdict } from './types.ts';

export const DEFAULT_OPTIONS: MatchOptions = { join: 0.5, suggest: 0.25, reach: 60 };

/** How much each sign weighs, in logits. Likeness of words counts only where little else differs. */
const WEIGHTS = {
  base: -4.6, topic: 6.2, wording: 0.3, sameWords: 4, things: 1.8, states: 2, otherState: -1, otherTopic: -1.1,
  oneSided: -0.3, otherThing: -3.4, elsewhere: -2.5, otherPlace: -0.3, day: -0.15,
};
/** GPS is off by tens of metres between buildings: up to here distance says nothing, then a logit per so many. */
const GPS = { metres: 40, perLogit: 25 };
/** One place record can be a long lane; this far apart a person has to look. */
const SAME_PLACE_METRES = 130;
const MINUTES_A_DAY = 1440;

/** What was found in comparing, before it is put into reasons. */
export interface Finding {
  verdict: Verdict;
  confidence: number;
  far: boolean;
  clash: Clash | null;
  /** Group of `specifics` in which the two name different things. */
  otherThing: string | null;
  /** A word of one side that points away from where the other stands. */
  elsewhere: string | null;
  /** The same but for what may be the name of a spot. */
  twins: boolean;
  category: string | null;
  wording: number;
}

/** Whether two findings report the same matter. Symmetric. */
export function comparePair(a: PairSide, b: PairSide, context: PairContext, options: Partial<MatchOptions> = {}): PairAnswer {
  const finding = compareSides(sideOf(a), sideOf(b), context, { ...DEFAULT_OPTIONS, ...options });
  return { verdict: finding.verdict, confidence: finding.confidence, reasons: explain(finding, context) };
}

/** The one rule, over sides that are worked out already. */
export function compareSides(a: Side, b: Side, context: PairContext, options: MatchOptions): Finding {
  if (isFar(context, options)) return FAR;
  const clash = conflict(a.identity, b.identity);
  if (clash !== null) return { ...DIFFERENT, clash };

  const topic = overlap(a, b);
  const wording = dice(a.grams, b.grams);
  const otherThing = specificsDiffer(a, b);
  const elsewhere = pointsElsewhere(a, b);
  const states = dice(a.states, b.states);
  const logit = WEIGHTS.base + WEIGHTS.topic * topic.shared + WEIGHTS.wording * wording + WEIGHTS.sameWords * wording ** 4
    + WEIGHTS.things * dice(a.things, b.things) + WEIGHTS.states * states
    + (states === 0 && a.states.size > 0 && b.states.size > 0 ? WEIGHTS.otherState : 0)
    + (sameKin(a.topic, b.topic) ? 0 : WEIGHTS.otherTopic)
    + WEIGHTS.oneSided * oneSided(a.identity, b.identity)
    + (otherThing === null ? 0 : WEIGHTS.otherThing) + (elsewhere === null ? 0 : WEIGHTS.elsewhere)
    + byContext(context);
  const likeness = 1 / (1 + Math.exp(-logit));
  const mayJoin = otherThing === null && elsewhere === null && (context.distanceM ?? 0) <= SAME_PLACE_METRES;
  // What may not join for all its likeness is at most a suggestion.
  const twins = mayJoin && likeness >= options.join && differByName(a.rest, b.rest);
  const confidence = mayJoin && !twins ? likeness : Math.min(likeness, 0.9 * options.join);
  const verdict = confidence >= options.join ? 'same' : confidence >= options.suggest ? 'suggested' : 'different';
  return { verdict, confidence, far: false, clash: null, otherThing, elsewhere, twins, category: topic.category, wording };
}

const DIFFERENT: Finding = {
  verdict: 'different', confidence: 0.01, far: false, clash: null, otherThing: null, elsewhere: null, twins: false, category: null, wording: 0,
};

const FAR: Finding = { ...DIFFERENT, far: true };

/** Another place record, and no positions that say they are near all the same. */
function isFar({ samePlace, distanceM }: PairContext, { reach }: MatchOptions): boolean {
  return !samePlace && (distanceM === null || distanceM > reach);
}

function sameKin(a: string | null, b: string | null): boolean {
  return a === b || (a !== null && b !== null && kinOf(a) === kinOf(b));
}

function pointsElsewhere(a: Side, b: Side): string | null {
  for (const word of a.elsewhere) if (!b.elsewhere.has(word)) return word;
  for (const word of b.elsewhere) if (!a.elsewhere.has(word)) return word;
  return null;
}

function byContext({ samePlace, distanceM, minutesApart }: PairContext): number {
  return (samePlace ? 0 : WEIGHTS.otherPlace)
    - Math.max(0, (distanceM ?? 0) - GPS.metres) / GPS.perLogit
    + WEIGHTS.day * Math.min(7, minutesApart / MINUTES_A_DAY);
}
