import { diceOfSorted } from '#lib/domain/text/index.ts';
import { explain } from './explain.ts';
import { conflict, oneSided, type Clash } from './identity.ts';
import { kinOf } from './kin.ts';
import { mattersDiffer } from './matters.ts';
import { overlap, sharedCategory } from './overlap.ts';
import { sideOf, type Side } from './side.ts';
import { specificsDiffer } from './specifics-in.ts';
import { namesDiffer } from './names.ts';
import { differByName } from './twins.ts';
import type { MatchOptions, PairAnswer, PairContext, PairSide, Verdict } from './types.ts';

export const DEFAULT_OPTIONS: MatchOptions = { join: 0.5, suggest: 0.25, reach: 60 };

/** How much each sign weighs, in logits. Likeness of words counts only where little else differs. */
const WEIGHTS = {
	base: -4.6, topic: 6.2, wording: 0.3, sameWords: 4, things: 1.8, states: 2, otherState: -1, otherTopic: -1.1,
	oneSided: -0.3, otherThing: -3.4, otherMatter: -1.5, elsewhere: -2.5, otherPlace: -0.3, day: -0.15,
};
/** GPS is off by tens of metres between buildings: up to here distance says nothing, then a logit per so many. */
const GPS = { metres: 40, perLogit: 25, most: 100 };
/** What may not join for all its likeness is believed less than this share of what a join asks. */
const DOUBTED = 0.6;
const MINUTES_A_DAY = 1440;

/** What was found in comparing, before it is put into reasons. */
export interface Finding {
	verdict: Verdict;
	confidence: number;
	far: boolean;
	clash: Clash | null;
	/** Group of `specifics` in which the two name different things. */
	otherThing: string | null;
	/** Each says what is the matter, and it is not the same. */
	otherMatter: boolean;
	/** A word of one side that points away from where the other stands. */
	elsewhere: string | null;
	/** The same but for what may be the name of a spot. */
	twins: boolean;
	category: string | null;
	/** Null where nothing that the wording could say would have mattered. */
	wording: number | null;
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

	const otherThing = specificsDiffer(a.specifics, b.specifics);
	const otherMatter = mattersDiffer(a.matters, b.matters);
	const elsewhere = pointsElsewhere(a, b);
	const states = diceOfFew(a.states, b.states);
	const logit = WEIGHTS.base + WEIGHTS.topic * overlap(a, b)
		+ WEIGHTS.things * diceOfFew(a.things, b.things) + WEIGHTS.states * states
		+ (states === 0 && a.states.length > 0 && b.states.length > 0 ? WEIGHTS.otherState : 0)
		+ (sameKin(a.topic, b.topic) ? 0 : WEIGHTS.otherTopic)
		+ WEIGHTS.oneSided * oneSided(a.identity, b.identity)
		+ (otherThing === null ? 0 : WEIGHTS.otherThing) + (otherMatter ? WEIGHTS.otherMatter : 0)
		+ (elsewhere === null ? 0 : WEIGHTS.elsewhere) + byContext(context);
	if (shareOf(logit + WEIGHTS.wording + WEIGHTS.sameWords) < options.suggest) return DIFFERENT;

	const wording = diceOfSorted(a.grams, b.grams);
	const likeness = shareOf(logit + WEIGHTS.wording * wording + WEIGHTS.sameWords * wording ** 4);
	const mayJoin = otherThing === null && !otherMatter && elsewhere === null && isOneSpot(context);
	const twins = mayJoin && likeness >= options.join && (namesDiffer(a.names, b.names) || differByName(a.rest, b.rest));
	const confidence = mayJoin && !twins ? likeness : Math.min(likeness, DOUBTED * options.join);
	const verdict = confidence >= options.join ? 'same' : confidence >= options.suggest ? 'suggested' : 'different';
	const category = sharedCategory(a, b);
	return { verdict, confidence, far: false, clash: null, otherThing, otherMatter, elsewhere, twins, category, wording };
}

const DIFFERENT: Finding = {
	verdict: 'different', confidence: 0.01, far: false, clash: null, otherThing: null, otherMatter: false, elsewhere: null,
	twins: false, category: null, wording: null,
};

const FAR: Finding = { ...DIFFERENT, far: true };

function shareOf(logit: number): number {
	return 1 / (1 + Math.exp(-logit));
}

/** Dice's coefficient of two short lists without repeats. */
function diceOfFew(a: readonly string[], b: readonly string[]): number {
	if (a.length + b.length === 0) return 0;
	let shared = 0;
	for (const each of a) if (b.includes(each)) shared++;
	return (2 * shared) / (a.length + b.length);
}

/** Another place record, and no positions that say they are near all the same. */
function isFar({ samePlace, distanceM }: PairContext, { reach }: MatchOptions): boolean {
	return !samePlace && (distanceM === null || distanceM > reach);
}

function sameKin(a: string | null, b: string | null): boolean {
	return a === b || (a !== null && b !== null && kinOf(a) === kinOf(b));
}

function pointsElsewhere(a: Side, b: Side): string | null {
	for (const word of a.elsewhere) if (!b.elsewhere.includes(word)) return word;
	for (const word of b.elsewhere) if (!a.elsewhere.includes(word)) return word;
	return null;
}

/** Metres within which two positions may be of one spot: phones that know they are far off are believed, to a point. */
function slack({ accuracyM }: PairContext): number {
	return Math.max(GPS.metres, Math.min(GPS.most, accuracyM ?? 0));
}

/** One place record can be a long lane; beyond what GPS explains a person has to look. */
function isOneSpot(context: PairContext): boolean {
	return (context.distanceM ?? 0) <= slack(context);
}

function byContext(context: PairContext): number {
	const { samePlace, distanceM, minutesApart } = context;
	return (samePlace ? 0 : WEIGHTS.otherPlace)
		- Math.max(0, (distanceM ?? 0) - slack(context)) / GPS.perLogit
		+ WEIGHTS.day * Math.min(7, minutesApart / MINUTES_A_DAY);
}
