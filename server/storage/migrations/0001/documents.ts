import type { Kysely } from 'kysely';
import type { Columns } from '../columns.ts';

/** Yjs documents: what was accepted, in order, and whose client ids wrote it. */
export async function documentTables(db: Kysely<never>, columns: Columns): Promise<void> {
	const { int, big, bytes, numbered, strict, clustered } = columns;
	await strict(
		db.schema
			.createTable('document')
			.addColumn('id', int, numbered)
			.addColumn('name', 'text', (c) => c.notNull().unique())
			.addColumn('created_at', 'text', (c) => c.notNull())
	).execute();

	await clustered(
		db.schema
			.createTable('document_update')
			.addColumn('document', int, (c) => c.notNull().references('document.id').onDelete('cascade'))
			.addColumn('seq', int, (c) => c.notNull())
			.addColumn('bytes', bytes, (c) => c.notNull())
			.addPrimaryKeyConstraint('document_update_pk', ['document', 'seq'])
	).execute();

	// One per document: compacting replaces it.
	await strict(
		db.schema
			.createTable('document_snapshot')
			.addColumn('document', int, (c) => c.primaryKey().references('document.id').onDelete('cascade'))
			.addColumn('seq', int, (c) => c.notNull())
			.addColumn('bytes', bytes, (c) => c.notNull())
	).execute();

	await clustered(
		db.schema
			.createTable('document_client')
			.addColumn('document', int, (c) => c.notNull().references('document.id').onDelete('cascade'))
			.addColumn('client', big, (c) => c.notNull())
			.addColumn('person', 'text', (c) => c.references('person.id'))
			.addPrimaryKeyConstraint('document_client_pk', ['document', 'client'])
	).execute();

	await clustered(
		db.schema
			.createTable('late_edit')
			.addColumn('document', int, (c) => c.notNull().references('document.id').onDelete('cascade'))
			.addColumn('client', big, (c) => c.notNull())
			.addColumn('clock', big, (c) => c.notNull())
			.addColumn('outcome', 'text', (c) => c.notNull())
			.addPrimaryKeyConstraint('late_edit_pk', ['document', 'client', 'clock'])
	).execute();
}
