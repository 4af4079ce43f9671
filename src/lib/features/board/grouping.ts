import type { IssueFields } from '#lib/domain/fields.ts';
import type { Lane } from '#lib/domain/lanes.ts';

export interface Entry {
	id: string;
	issue: IssueFields;
}

export interface Group {
	/** community code or department; null: none known */
	key: string | null;
	entries: Entry[];
	closed: number;
}

/** What the board shows where: who waits for a decision, the lanes, and what has left them. */
export interface Arrangement {
	tray: Entry[];
	lanes: Record<Lane, Group[]>;
	/** void and merged ones, newest first */
	setAside: Entry[];
}

/** Groups keep the order given (`order`), then come in order of first appearance; none known comes last. */
export function arrange(
	issues: Iterable<readonly [string, IssueFields]>,
	groupOf: (issue: IssueFields, lane: Lane) => string | null,
	order: Record<Lane, readonly string[]>
): Arrangement {
	const tray: Entry[] = [];
	const setAside: Entry[] = [];
	const lanes: Record<Lane, Entry[]> = { instant: [], coordination: [] };
	for (const [id, issue] of issues) {
		if (issue.status === 'reported') tray.push({ id, issue });
		else if (issue.status === 'void' || issue.status === 'merged' || issue.lane === null) setAside.push({ id, issue });
		else lanes[issue.lane].push({ id, issue });
	}
	return {
		tray: tray.sort(byNumber),
		lanes: {
			instant: grouped(lanes.instant, (issue) => groupOf(issue, 'instant'), order.instant),
			coordination: grouped(lanes.coordination, (issue) => groupOf(issue, 'coordination'), order.coordination)
		},
		setAside: setAside.sort((a, b) => byNumber(b, a))
	};
}

/** By rank, those without one after those with one, then by number. */
export function byRank(a: Entry, b: Entry): number {
	const left = a.issue.rank;
	const right = b.issue.rank;
	if (left === right) return byNumber(a, b);
	if (left === null) return 1;
	if (right === null) return -1;
	return left < right ? -1 : 1;
}

function byNumber(a: Entry, b: Entry): number {
	return a.issue.number - b.issue.number;
}

function grouped(entries: Entry[], keyOf: (issue: IssueFields) => string | null, order: readonly string[]): Group[] {
	const groups = new Map<string | null, Group>();
	for (const entry of entries.sort(byRank)) {
		const key = keyOf(entry.issue);
		const group = groups.get(key) ?? { key, entries: [], closed: 0 };
		groups.set(key, group);
		group.entries.push(entry);
		if (entry.issue.status === 'closed') group.closed += 1;
	}
	const place = (key: string | null) => {
		if (key === null) return Number.POSITIVE_INFINITY;
		const index = order.indexOf(key);
		return index === -1 ? order.length : index;
	};
	return [...groups.values()].sort((a, b) => place(a.key) - place(b.key));
}
