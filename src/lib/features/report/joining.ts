import type { Lane } from '#lib/domain/lanes.ts';
import type { Preview } from '#lib/protocol/preview.ts';
import type { Draft } from './draft.svelte.ts';

/** The issue that a finding will join, as far as is known now. */
export interface Joining {
	issue: string;
	number: number;
	lane: Lane | null;
	/** false: only its number is known, from before the signal was lost */
	known: boolean;
}

/** What the reporter has said comes first, then what the engine is sure of; null: it becomes an issue of its own. */
export function joiningOf(draft: Pick<Draft, 'same' | 'apart'>, preview: Preview | null): Joining | null {
	if (draft.same !== null) {
		const { issue, number } = draft.same;
		const seen = preview?.lookAlikes.find((other) => other.issue === issue);
		return { issue, number, lane: seen?.lane ?? null, known: seen !== undefined };
	}
	if (preview?.outcome !== 'joined') return null;
	const sure = preview.lookAlikes.find(({ issue }) => issue === preview.issue);
	if (sure === undefined || draft.apart.some(({ issue }) => issue === sure.issue)) return null;
	return { issue: sure.issue, number: sure.number, lane: sure.lane, known: true };
}
