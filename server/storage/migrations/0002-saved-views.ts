import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Columns } from './columns.ts';

/** What each person has put aside to look at again, per task force. */
export function savedViews({ int, clustered }: Columns): Migration {
	return {
		async up(db: Kysely<never>) {
			await clustered(
				db.schema
					.createTable('saved_view')
					.addColumn('task_force', 'text', (c) => c.notNull().references('task_force.id'))
					.addColumn('person', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
					// Made by the person's own browser: unique for that person, whatever others call theirs.
					.addColumn('id', 'text', (c) => c.notNull())
					.addColumn('name', 'text', (c) => c.notNull())
					.addColumn('query', 'text', (c) => c.notNull())
					.addColumn('position', int, (c) => c.notNull())
					.addColumn('is_default', int, (c) => c.notNull())
					.addColumn('created_at', 'text', (c) => c.notNull())
					.addPrimaryKeyConstraint('saved_view_pk', ['task_force', 'person', 'id'])
			).execute();
			await sql`create unique index saved_view_default on saved_view (task_force, person) where is_default = 1`.execute(db);
			await db.schema.createIndex('saved_view_by_person').on('saved_view').column('person').execute();
		}
	};
}
