import type { Selectable } from 'kysely';
import { fromRow } from '../board/record.ts';
import type { IssueSummary } from '../services.ts';
import type { IssueTable } from '../storage/schema.ts';
import type { Reader } from '../storage/types.ts';

/** How many issues one statement asks about: few sizes, so that few statements are prepared. */
const SIZES = [512, 64, 8, 1] as const;

/** Rows as screens and programs read them, with their owners and tags; in the order given. */
export async function summariesOf(db: Reader, rows: Selectable<IssueTable>[]): Promise<IssueSummary[]> {
	const ids = rows.map((row) => row.id);
	const owners = new Map<string, string[]>();
	const tags = new Map<string, string[]>();
	for (const some of inSizes(ids)) {
		const named = await db.selectFrom('issue_owner').selectAll().where('issue', 'in', some).execute();
		for (const { issue, person } of named) add(owners, issue, person);
		const tagged = await db.selectFrom('issue_tag').selectAll().where('issue', 'in', some).execute();
		for (const { issue, name } of tagged) add(tags, issue, name);
	}
	return rows.map((row) => {
		const record = fromRow(row, owners.get(row.id) ?? [], tags.get(row.id) ?? []);
		return {
			...record.fields,
			id: record.id,
			taskForce: record.taskForce,
			boardDate: record.boardDate,
			mergedInto: record.mergedInto,
			deferredUntil: record.deferredUntil
		};
	});
}

function add(map: Map<string, string[]>, key: string, value: string): void {
	const list = map.get(key);
	if (list) list.push(value);
	else map.set(key, [value]);
}

function* inSizes(ids: readonly string[]): Iterable<string[]> {
	let at = 0;
	for (const size of SIZES) {
		for (; ids.length - at >= size; at += size) yield ids.slice(at, at + size);
	}
}
