import { type Kysely, sql } from 'kysely';
import type { Columns } from '../columns.ts';

/** Days, and the issues on them as rows. */
export async function boardTables(db: Kysely<never>, { int, strict, clustered }: Columns): Promise<void> {
	await strict(
		db.schema
			.createTable('board')
			.addColumn('task_force', 'text', (c) => c.notNull().references('task_force.id'))
			.addColumn('date', 'text', (c) => c.notNull())
			.addColumn('document', int, (c) => c.notNull().references('document.id'))
			.addColumn('opened_at', 'text', (c) => c.notNull())
			.addColumn('sealed_at', 'text')
			.addColumn('sealed_by', 'text', (c) => c.references('person.id'))
			.addPrimaryKeyConstraint('board_pk', ['task_force', 'date'])
	).execute();
	await db.schema
		.createIndex('board_open_once')
		.unique()
		.on('board')
		.column('task_force')
		.where(sql.ref('sealed_at'), 'is', null)
		.execute();
	await db.schema.createIndex('board_by_document').on('board').column('document').execute();

	await strict(
		db.schema
			.createTable('issue')
			.addColumn('id', 'text', (c) => c.primaryKey())
			.addColumn('task_force', 'text', (c) => c.notNull().references('task_force.id'))
			.addColumn('number', int, (c) => c.notNull())
			.addColumn('board_date', 'text', (c) => c.notNull())
			.addColumn('title', 'text', (c) => c.notNull())
			.addColumn('category', 'text')
			.addColumn('place', 'text', (c) => c.notNull())
			.addColumn('lane', 'text')
			.addColumn('department', 'text')
			.addColumn('due', 'text')
			.addColumn('rank', 'text')
			.addColumn('campaign', 'text')
			.addColumn('listed', int, (c) => c.notNull())
			.addColumn('instruction', 'text')
			.addColumn('status', 'text', (c) => c.notNull())
			.addColumn('finding_count', int, (c) => c.notNull())
			.addColumn('photo', 'text')
			.addColumn('opened_at', 'text', (c) => c.notNull())
			.addColumn('closed_at', 'text')
			.addColumn('letter', 'text', (c) => c.notNull())
			.addColumn('repeat', int, (c) => c.notNull())
			.addColumn('age', int, (c) => c.notNull())
			.addColumn('set_by_hand', 'text', (c) => c.notNull())
			.addColumn('merged_into', 'text', (c) => c.references('issue.id'))
			.addColumn('status_before', 'text')
			.addColumn('deferred_until', 'text')
			.addColumn('proposal', 'text')
			.addColumn('opened_by', 'text', (c) => c.notNull().references('person.id'))
			.addUniqueConstraint('issue_number', ['task_force', 'number'])
	).execute();
	await db.schema.createIndex('issue_by_status').on('issue').columns(['task_force', 'status']).execute();
	await db.schema.createIndex('issue_by_day').on('issue').columns(['task_force', 'board_date']).execute();
	await db.schema.createIndex('issue_by_place').on('issue').columns(['task_force', 'place']).execute();
	await db.schema
		.createIndex('issue_by_merged_into')
		.on('issue')
		.column('merged_into')
		.where(sql.ref('merged_into'), 'is not', null)
		.execute();

	await clustered(
		db.schema
			.createTable('issue_owner')
			.addColumn('issue', 'text', (c) => c.notNull().references('issue.id').onDelete('cascade'))
			.addColumn('person', 'text', (c) => c.notNull())
			.addPrimaryKeyConstraint('issue_owner_pk', ['issue', 'person'])
	).execute();
	await db.schema.createIndex('issue_owner_by_person').on('issue_owner').column('person').execute();

	await clustered(
		db.schema
			.createTable('issue_tag')
			.addColumn('issue', 'text', (c) => c.notNull().references('issue.id').onDelete('cascade'))
			.addColumn('name', 'text', (c) => c.notNull())
			.addPrimaryKeyConstraint('issue_tag_pk', ['issue', 'name'])
	).execute();

	await strict(
		db.schema
			.createTable('board_issue')
			.addColumn('task_force', 'text', (c) => c.notNull())
			.addColumn('date', 'text', (c) => c.notNull())
			.addColumn('issue', 'text', (c) => c.notNull().references('issue.id'))
			.addColumn('fields', 'text', (c) => c.notNull())
			.addPrimaryKeyConstraint('board_issue_pk', ['task_force', 'date', 'issue'])
			.addForeignKeyConstraint('board_issue_board', ['task_force', 'date'], 'board', ['task_force', 'date'])
	).execute();
	await db.schema.createIndex('board_issue_by_issue').on('board_issue').column('issue').execute();
}
