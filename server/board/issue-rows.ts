import type { Insertable } from 'kysely';
import { insertAll } from '../storage/insert.ts';
import type { Database } from '../storage/schema.ts';
import type { Transactor } from '../storage/types.ts';
import { updateAll } from '../storage/update.ts';
import { type IssueRecord, toRow } from './record.ts';

type Row = Insertable<Database['issue']>;

/** What the disk holds of a record since this process wrote it; a failed commit throws the records away. */
const stored = new WeakMap<IssueRecord, Row>();

/** Writes what has changed of issues: most ticks change one column of many, and every index that is left alone is time. */
export async function flushIssues(trx: Transactor, records: Iterable<IssueRecord>): Promise<void> {
	const whole: Row[] = [];
	const changed = new Map<string, Row[]>();
	for (const record of records) {
		const row = toRow(record);
		const before = stored.get(record);
		stored.set(record, row);
		if (before === undefined) {
			whole.push(row);
			continue;
		}
		const columns = (Object.keys(row) as (keyof Row)[]).filter((column) => row[column] !== before[column]).join();
		if (columns === '') continue;
		const same = changed.get(columns);
		if (same === undefined) changed.set(columns, [row]);
		else same.push(row);
	}
	await insertAll(trx, 'issue', whole, { update: ['id'] });
	for (const [columns, rows] of changed) await updateAll(trx, 'issue', columns.split(','), rows);
}
