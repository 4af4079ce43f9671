import type { Kysely } from 'kysely';
import type { Columns } from '../columns.ts';

/** What was reported, done and answered: findings, fixes, photos, events, commands, the feed. */
export async function factTables(db: Kysely<never>, columns: Columns): Promise<void> {
	await photoTables(db, columns);
	await findingTables(db, columns);
	await logTables(db, columns);
}

async function photoTables(db: Kysely<never>, { int, strict, clustered }: Columns): Promise<void> {
	await strict(
		db.schema
			.createTable('photo')
			.addColumn('id', 'text', (c) => c.primaryKey())
			.addColumn('width', int, (c) => c.notNull())
			.addColumn('height', int, (c) => c.notNull())
			.addColumn('size', int, (c) => c.notNull())
			.addColumn('created_at', 'text', (c) => c.notNull())
	).execute();

	await clustered(
		db.schema
			.createTable('photo_upload')
			.addColumn('photo', 'text', (c) => c.notNull().references('photo.id').onDelete('cascade'))
			.addColumn('person', 'text', (c) => c.notNull().references('person.id'))
			.addColumn('at', 'text', (c) => c.notNull())
			.addPrimaryKeyConstraint('photo_upload_pk', ['photo', 'person'])
	).execute();
}

async function findingTables(db: Kysely<never>, { int, real, strict, clustered }: Columns): Promise<void> {
	await strict(
		db.schema
			.createTable('finding')
			.addColumn('id', 'text', (c) => c.primaryKey())
			.addColumn('task_force', 'text', (c) => c.notNull().references('task_force.id'))
			.addColumn('issue', 'text', (c) => c.notNull().references('issue.id'))
			.addColumn('first_issue', 'text', (c) => c.notNull().references('issue.id'))
			.addColumn('place', 'text', (c) => c.notNull())
			.addColumn('text', 'text', (c) => c.notNull())
			.addColumn('category', 'text')
			.addColumn('item', 'text')
			.addColumn('lat', real)
			.addColumn('lon', real)
			.addColumn('accuracy', real)
			.addColumn('captured_at', 'text', (c) => c.notNull())
			.addColumn('received_at', 'text', (c) => c.notNull())
			.addColumn('reporter', 'text', (c) => c.notNull().references('person.id'))
			.addColumn('outcome', 'text', (c) => c.notNull())
			.addColumn('confidence', real, (c) => c.notNull())
			.addColumn('reasons', 'text', (c) => c.notNull())
			.addColumn('suggested_issue', 'text', (c) => c.references('issue.id'))
			.addColumn('board_date', 'text', (c) => c.notNull())
	).execute();
	await db.schema.createIndex('finding_by_issue').on('finding').column('issue').execute();
	await db.schema.createIndex('finding_by_day').on('finding').columns(['task_force', 'board_date']).execute();

	await clustered(
		db.schema
			.createTable('finding_photo')
			.addColumn('finding', 'text', (c) => c.notNull().references('finding.id').onDelete('cascade'))
			.addColumn('position', int, (c) => c.notNull())
			.addColumn('photo', 'text', (c) => c.notNull().references('photo.id'))
			.addPrimaryKeyConstraint('finding_photo_pk', ['finding', 'position'])
	).execute();
	await db.schema.createIndex('finding_photo_by_photo').on('finding_photo').column('photo').execute();

	await strict(
		db.schema
			.createTable('fix')
			.addColumn('id', 'text', (c) => c.primaryKey())
			.addColumn('issue', 'text', (c) => c.notNull().references('issue.id'))
			.addColumn('person', 'text', (c) => c.notNull().references('person.id'))
			.addColumn('note', 'text')
			.addColumn('at', 'text', (c) => c.notNull())
	).execute();
	await db.schema.createIndex('fix_by_issue').on('fix').column('issue').execute();

	await clustered(
		db.schema
			.createTable('fix_photo')
			.addColumn('fix', 'text', (c) => c.notNull().references('fix.id').onDelete('cascade'))
			.addColumn('position', int, (c) => c.notNull())
			.addColumn('photo', 'text', (c) => c.notNull().references('photo.id'))
			.addPrimaryKeyConstraint('fix_photo_pk', ['fix', 'position'])
	).execute();
	await db.schema.createIndex('fix_photo_by_photo').on('fix_photo').column('photo').execute();
}

async function logTables(db: Kysely<never>, { int, numbered, strict, clustered }: Columns): Promise<void> {
	await strict(
		db.schema
			.createTable('issue_event')
			.addColumn('id', int, numbered)
			.addColumn('issue', 'text', (c) => c.notNull().references('issue.id'))
			.addColumn('task_force', 'text', (c) => c.notNull().references('task_force.id'))
			.addColumn('at', 'text', (c) => c.notNull())
			.addColumn('actor', 'text', (c) => c.references('person.id'))
			.addColumn('kind', 'text', (c) => c.notNull())
			.addColumn('field', 'text')
			.addColumn('from_value', 'text')
			.addColumn('to_value', 'text')
			.addColumn('reason', 'text')
			.addColumn('command', 'text')
	).execute();
	await db.schema.createIndex('issue_event_by_issue').on('issue_event').columns(['issue', 'id']).execute();

	await clustered(
		db.schema
			.createTable('command')
			.addColumn('id', 'text', (c) => c.primaryKey())
			.addColumn('person', 'text', (c) => c.notNull().references('person.id'))
			// As the sender wrote it: an answer to an unknown task force is kept like any other.
			.addColumn('task_force', 'text', (c) => c.notNull())
			.addColumn('type', 'text', (c) => c.notNull())
			.addColumn('received_at', 'text', (c) => c.notNull())
			.addColumn('answer', 'text', (c) => c.notNull())
	).execute();

	await clustered(
		db.schema
			.createTable('feed_event')
			.addColumn('task_force', 'text', (c) => c.notNull().references('task_force.id'))
			.addColumn('seq', int, (c) => c.notNull())
			.addColumn('at', 'text', (c) => c.notNull())
			.addColumn('type', 'text', (c) => c.notNull())
			.addColumn('payload', 'text', (c) => c.notNull())
			.addPrimaryKeyConstraint('feed_event_pk', ['task_force', 'seq'])
	).execute();
}
