import { defaultCatalogue } from '#lib/domain/catalogue/index.ts';
import type { Weighed } from './rank.ts';
import { NEUTRAL } from './reader.ts';
import { Topics } from './topics.ts';
import { states, things, type Vocabulary } from './vocabulary/index.ts';

export interface Topic {
  category: string;
  /** Share of belief, 0…1. */
  share: number;
}

export interface TopicReading {
  topics: Topic[];
  things: Set<string>;
  states: Set<string>;
}

/** Softer than a proposal: two ways of saying the same thing should overlap even where the guesses differ. */
const TEMPERATURE = 0.9;
const NEGLIGIBLE = 0.03;

let topics: Topics | undefined;

/**
 * What a normalised text is about, for comparing it with another: by rules and the delivered
 * catalogue alone, so that what a task force teaches its triage never changes what has been matched.
 */
export function topicsOf(text: string): TopicReading {
  // Made on first use, constant from then on.
  topics ??= new Topics(defaultCatalogue, []);
  const { reading, weights } = topics.weigh(text, null);
  const named = (vocabulary: Vocabulary) => new Set(reading.concepts.map(({ value }) => value.name).filter((name) => name in vocabulary && name !== NEUTRAL));
  return { topics: shares(weights), things: named(things), states: named(states) };
}

function shares(weights: readonly Weighed[]): Topic[] {
  const top = weights[0]?.weight ?? 0;
  const raw = weights.map(({ category, weight }) => ({ category, share: Math.exp((weight - top) / TEMPERATURE) }));
  const sum = raw.reduce((total, { share }) => total + share, 0);
  return raw.map(({ category, share }) => ({ category, share: share / sum })).filter(({ share }) => share > NEGLIGIBLE);
}
