import type { Selectable } from 'kysely';
import type { FindingTable, IssueEventTable, IssueTable } from '#server/storage/schema.ts';
import type { Reader } from '#server/storage/types.ts';

/** Everything there is, read whole: what a figure is checked against shares no query with it. */
export interface Ledger {
	issues: Selectable<IssueTable>[];
	events: Selectable<IssueEventTable>[];
	findings: Selectable<FindingTable>[];
	parents: Map<string, string | null>;
	kinds: Map<string, string>;
}

export async function readLedger(db: Reader): Promise<Ledger> {
	const places = await db.selectFrom('place').selectAll().execute();
	return {
		issues: await db.selectFrom('issue').selectAll().execute(),
		events: await db.selectFrom('issue_event').selectAll().orderBy('id').execute(),
		findings: await db.selectFrom('finding').selectAll().execute(),
		parents: new Map(places.map(({ code, parent }) => [code, parent])),
		kinds: new Map(places.map(({ code, kind }) => [code, kind]))
	};
}

/** An issue as the events say that it was after the last of them that is counted. */
export interface Replayed {
	id: string;
	number: number;
	status: string;
	lane: string | null;
	due: string | null;
	place: string;
	department: string | null;
	openedAt: string;
	closedAt: string | null;
}

/**
 * Issues as they stood at a moment, from their events played forward. What a field held before its first event, the
 * event itself says; a field without one is as it was opened.
 * @param until ISO; events of that very moment count
 */
export function replay(ledger: Ledger, until: string): Replayed[] {
	const byIssue = Map.groupBy(ledger.events, ({ issue }) => issue);
	return ledger.issues
		.filter(({ opened_at }) => opened_at <= until)
		.map((row) => {
			const own = byIssue.get(row.id) ?? [];
			const at = <T>(field: string, now: T): T => {
				const changes = own.filter((event) => event.field === field);
				const last = changes.findLast((event) => event.at <= until);
				if (last !== undefined) return JSON.parse(last.to_value!) as T;
				const first = changes[0];
				return first === undefined ? now : (JSON.parse(first.from_value!) as T);
			};
			return {
				id: row.id,
				number: row.number,
				status: at('status', row.status),
				lane: at('lane', row.lane),
				due: at('due', row.due),
				place: at('place', row.place),
				department: at('department', row.department),
				openedAt: row.opened_at,
				closedAt: at('closedAt', row.closed_at)
			};
		});
}

const ENDED = ['closed', 'void', 'merged'];
export const isLeft = (issue: Replayed, end: string) =>
	![...ENDED, 'deferred', 'parked'].includes(issue.status) && issue.due !== null && issue.due < end;
export const isStillOpen = (issue: Replayed) => !ENDED.includes(issue.status);
export const isLate = (issue: Replayed, now: string) => isLeft(issue, now);

/** A place and everything above it. */
export function above(ledger: Ledger, place: string): string[] {
	const found: string[] = [];
	for (let code: string | null | undefined = place; code != null; code = ledger.parents.get(code)) found.push(code);
	return found;
}
