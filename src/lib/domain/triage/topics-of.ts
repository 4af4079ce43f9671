import { defaultCatalogue } from '#lib/domain/catalogue/index.ts';
import type { Weighed } from './rank.ts';
import { NEUTRAL, type Reading } from './reader.ts';
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
/** Concepts that are there to be read aright, and that two texts do not have in common. */
const NO_THINGS = [NEUTRAL, 'setting', 'corner'];

let topics: Topics | undefined;

/**
 * What a normalised text is about, for comparing it with another: by rules and the delivered
 * catalogue alone, so that what a task force teaches its triage never changes what has been matched.
 */
export function topicsOf(text: string): TopicReading {
	const { reading, weights } = delivered().weigh(text, null);
	const named = new Set<string>();
	for (const { value } of reading.concepts) {
		// What only says where (健身器材旁积水) is not the thing the two have in common.
		if (reading.where[reading.atoms.indexOf(value.id)] !== 1) named.add(value.name);
	}
	const of = (vocabulary: Vocabulary) => new Set([...named].filter((name) => name in vocabulary && !NO_THINGS.includes(name)));
	return { topics: shares(weights), things: of(things), states: of(states) };
}

/** The concepts of a normalised text and where their words stand. */
export function conceptsIn(text: string): Reading['concepts'] {
	return delivered().read(text).concepts.filter(({ value }) => value.name !== NEUTRAL);
}

/** Made on first use, constant from then on. */
function delivered(): Topics {
	return (topics ??= new Topics(defaultCatalogue, []));
}

function shares(weights: readonly Weighed[]): Topic[] {
	const top = weights[0]?.weight ?? 0;
	const raw = weights.map(({ category, weight }) => ({ category, share: Math.exp((weight - top) / TEMPERATURE) }));
	const sum = raw.reduce((total, { share }) => total + share, 0);
	return raw.map(({ category, share }) => ({ category, share: share / sum })).filter(({ share }) => share > NEGLIGIBLE);
}
