import type { IssueFields } from '#lib/domain/fields.ts';
import type { FindingInfo, IssueDetail } from '#server/services.ts';

/** One half of a comparison. */
export interface Side {
	heading: string;
	title: string;
	place: string;
	category: string | null;
	findings: readonly FindingInfo[];
	/** of an issue that stands; null for one that is yet to be made */
	issue: IssueFields | null;
}

export function sideOf(heading: string, issue: IssueFields, findings: readonly FindingInfo[]): Side {
	const { title, place, category } = issue;
	return { heading, title, place, category, findings, issue };
}

/**
 * The findings that a joined issue takes along when it stands by itself again: those reported to it, and those of
 * issues that had been joined to it before.
 * @param read how to read an issue; null when that fails
 */
export async function findingsOfJoined(
	joined: string,
	holder: Pick<IssueDetail, 'id' | 'findings'>,
	read: (id: string) => Promise<Pick<IssueDetail, 'mergedInto'> | null>
): Promise<Set<string>> {
	const into = new Map<string, string | null>();
	const own = async (issue: string): Promise<boolean> => {
		if (issue === joined) return true;
		if (issue === holder.id) return false;
		if (!into.has(issue)) into.set(issue, (await read(issue))?.mergedInto ?? null);
		const next = into.get(issue) ?? null;
		return next !== null && own(next);
	};
	const found = new Set<string>();
	for (const { id, firstIssue } of holder.findings) if (await own(firstIssue)) found.add(id);
	return found;
}
