import type { IssueFields } from '#lib/domain/fields.ts';
import type { Lane } from '#lib/domain/lanes.ts';
import type { Group } from '../lanes/arranger.ts';
import type { Sizes } from '../lanes/layout.ts';

/** Where a row that is being dragged would come to stand. */
export interface Drop {
	readonly lane: Lane;
	/** the department whose group it would join; undefined: its department stays */
	readonly department?: string;
	/** among the open issues of its group; null: wherever it belongs in the lane */
	readonly index: number | null;
	/** px from the top of the list, of the line that shows it; null: the whole lane is meant */
	readonly line: number | null;
}

/** What of a lane decides where something may be dropped. */
export interface Landing {
	lane: Lane;
	groups: readonly Group[];
	offsets: readonly number[];
	sizes: Sizes;
	byDepartment: boolean;
	/** closed issues stand last, and nothing stands among them */
	isClosed: (id: string) => boolean;
}

/**
 * What a drop at some height of a lane's list means. A group that is no field of the issue (a community, a status) takes
 * nothing from another: its place does not change because somebody drags it.
 * @param y px from the top of the list @returns null: nothing
 */
export function dropAt(landing: Landing, id: string, issue: IssueFields, y: number): Drop | null {
	const { lane, groups, offsets, byDepartment } = landing;
	const home = issue.lane === lane;
	const at = groups.findIndex((_, group) => y < offsets[group + 1]!);
	const group = groups[at === -1 ? groups.length - 1 : at];
	if (group === undefined) return home ? null : { lane, index: null, line: null };
	const own = group.ids.includes(id);
	const joins = byDepartment && group.key !== null && group.key !== issue.department;
	if (!own && !joins && home) return null;
	if (!own && !joins) return { lane, index: null, line: null };
	const { index, line } = slot(landing, groups.indexOf(group), id, y);
	if (own && index === group.ids.indexOf(id)) return null;
	return { lane, ...(joins ? { department: group.key } : {}), index, line };
}

/** Between which two rows, and where the line between them is. */
function slot({ groups, offsets, sizes, isClosed }: Landing, at: number, id: string, y: number): { index: number; line: number } {
	const { ids } = groups[at]!;
	const open = ids.filter((each) => !isClosed(each)).length;
	const first = offsets[at]! + sizes.band;
	const edge = Math.min(Math.max(Math.round((y - first) / sizes.row), 0), open);
	const from = ids.indexOf(id);
	// Counted without the row itself, which leaves its place.
	const index = from !== -1 && from < edge ? edge - 1 : edge;
	return { index, line: first + edge * sizes.row };
}
