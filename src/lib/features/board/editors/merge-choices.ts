import { issueNumber } from '#lib/domain/numbers.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Option } from '#lib/ui/option.ts';
import type { Candidate } from '../../issue/join/candidates.ts';
import type { Phonetic } from '../../pinyin/phonetic.ts';
import type { Reference } from '../reference.ts';

/** Most likely the same first: what speaks for it is the heading it stands under. */
const ORDER = ['suggested', 'place', 'grid', 'community', 'other'] as const;
type Likeness = (typeof ORDER)[number];

const HEADING: Record<Likeness, () => string> = {
	suggested: m.issue_join_suggested,
	place: m.edit_merge_same_place,
	grid: m.issue_join_same_grid,
	community: m.issue_join_same_community,
	other: m.edit_merge_other
};

/** @param candidates the likeliest first, which within a heading they stay */
export function mergeChoices(candidates: readonly Candidate[], reference: Reference, phonetic: Phonetic | null): Option[] {
	return ORDER.flatMap((likeness) =>
		candidates
			.filter((candidate) => likenessOf(candidate) === likeness)
			.map(({ id, issue }) => ({
				value: id,
				label: `${issueNumber(issue.number)} ${issue.title}`,
				group: HEADING[likeness](),
				hint: reference.placePath(issue.place).slice(-2).join(' '),
				keywords: `${issue.number} ${phonetic?.spelling(issue.title) ?? ''}`.trim()
			}))
	);
}

function likenessOf({ suggested, near }: Candidate): Likeness {
	return suggested ? 'suggested' : (near ?? 'other');
}
