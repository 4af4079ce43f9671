import type { Topic } from '#lib/domain/triage/topics-of.ts';
import type { Side } from './side.ts';

/** How much of what only kin share counts. */
const KINSHIP = 0.6;

/** How much belief two sides share about what they are about, 0…1. */
export function overlap(a: Side, b: Side): number {
	const shared = common(a.topics, b.topics);
	return shared + KINSHIP * Math.max(0, common(a.kin, b.kin) - shared);
}

function common(a: readonly Topic[], b: readonly Topic[]): number {
	let sum = 0;
	for (const { category, share } of a) {
		for (const other of b) if (other.category === category) sum += Math.min(share, other.share);
	}
	return sum;
}

/** The category both believe in the most, null where there is none. */
export function sharedCategory(a: Side, b: Side): string | null {
	let category: string | null = null;
	let most = 0;
	for (const topic of a.topics) {
		const other = b.topics.find((each) => each.category === topic.category);
		const both = Math.min(topic.share, other?.share ?? 0);
		if (both > most) [category, most] = [topic.category, both];
	}
	return category;
}
