import type { IssueFields } from '#lib/domain/fields.ts';
import { metresBetween } from '#lib/domain/matching/distance.ts';
import { isOpen } from '#lib/domain/statuses.ts';
import { bigrams, dice } from '#lib/domain/text/bigrams.ts';
import type { Reference } from '../../board/reference.ts';

/** How near two places are by the tree of places. */
export type Nearness = 'place' | 'grid' | 'community';

/** Another open issue that this one may be the same as. */
export interface Candidate {
	id: string;
	issue: IssueFields;
	/** the engine takes it for the same */
	suggested: boolean;
	near: Nearness | null;
	/** between the two places, where both are known to lie somewhere */
	metres: number | null;
	sameCategory: boolean;
}

const WEIGHT = { suggested: 100, place: 6, grid: 3, community: 1, category: 3, wording: 4 };
/** From here on distance says nothing more. */
const FAR_M = 300;

/** All open issues but this one, what is most likely the same first: suggested, near, of one category, alike in words. */
export function candidatesFor(
	id: string,
	issue: IssueFields,
	issues: Iterable<[string, IssueFields]>,
	reference: Reference,
	suggested: string | null
): Candidate[] {
	const words = bigrams(issue.title);
	return [...issues]
		.filter(([other, { status }]) => other !== id && isOpen(status))
		.map(([other, fields]) => {
			const candidate: Candidate = {
				id: other,
				issue: fields,
				suggested: other === suggested,
				near: nearness(issue.place, fields.place, reference),
				metres: metres(issue.place, fields.place, reference),
				sameCategory: issue.category !== null && issue.category === fields.category
			};
			return { candidate, score: score(candidate, dice(words, bigrams(fields.title))) };
		})
		.sort((a, b) => b.score - a.score || a.candidate.issue.number - b.candidate.issue.number)
		.map(({ candidate }) => candidate);
}

function score({ suggested, near, metres: apart, sameCategory }: Candidate, wording: number): number {
	const close = apart === null ? 0 : Math.max(0, 1 - apart / FAR_M);
	return (
		(suggested ? WEIGHT.suggested : 0) +
		(near === null ? 0 : WEIGHT[near]) +
		WEIGHT.grid * close +
		(sameCategory ? WEIGHT.category : 0) +
		WEIGHT.wording * wording
	);
}

function nearness(a: string, b: string, { places }: Reference): Nearness | null {
	if (a === b) return 'place';
	const [gridA, gridB] = [places.gridOf(a)?.code, places.gridOf(b)?.code];
	if (gridA !== undefined && gridA === gridB) return 'grid';
	const [communityA, communityB] = [places.communityOf(a)?.code, places.communityOf(b)?.code];
	return communityA !== undefined && communityA === communityB ? 'community' : null;
}

function metres(a: string, b: string, { places }: Reference): number | null {
	const [from, to] = [places.get(a)?.position ?? null, places.get(b)?.position ?? null];
	if (from === null || to === null || a === b) return null;
	return Math.round(metresBetween({ ...from, accuracy: 0 }, { ...to, accuracy: 0 }));
}
