import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What changed of statuses and deadlines, by time: the wall tells a day's burn-down from it. Edits of other fields
 * are not in it and cost nothing.
 */
export const wallIndex: Migration = {
	async up(db: Kysely<never>) {
		await sql`create index issue_event_by_time on issue_event (task_force, at) where field in ('status', 'due')`.execute(db);
	}
};
