import type { Kysely } from 'kysely';
import type { Columns } from '../columns.ts';

/** Sign-in's own tables (person, session, account, verification), and who is what in which task force. */
export async function peopleTables(db: Kysely<never>, { int, strict }: Columns): Promise<void> {
	await strict(
		db.schema
			.createTable('person')
			.addColumn('id', 'text', (c) => c.primaryKey())
			.addColumn('name', 'text', (c) => c.notNull())
			.addColumn('email', 'text', (c) => c.notNull().unique())
			.addColumn('email_verified', int, (c) => c.notNull())
			.addColumn('image', 'text')
			.addColumn('username', 'text', (c) => c.unique())
			.addColumn('display_username', 'text')
			.addColumn('created_at', 'text', (c) => c.notNull())
			.addColumn('updated_at', 'text', (c) => c.notNull())
	).execute();

	await strict(
		db.schema
			.createTable('session')
			.addColumn('id', 'text', (c) => c.primaryKey())
			.addColumn('token', 'text', (c) => c.notNull().unique())
			.addColumn('user_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
			.addColumn('expires_at', 'text', (c) => c.notNull())
			.addColumn('ip_address', 'text')
			.addColumn('user_agent', 'text')
			.addColumn('created_at', 'text', (c) => c.notNull())
			.addColumn('updated_at', 'text', (c) => c.notNull())
	).execute();
	await db.schema.createIndex('session_by_user').on('session').column('user_id').execute();

	await strict(
		db.schema
			.createTable('account')
			.addColumn('id', 'text', (c) => c.primaryKey())
			.addColumn('account_id', 'text', (c) => c.notNull())
			.addColumn('provider_id', 'text', (c) => c.notNull())
			.addColumn('user_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
			.addColumn('access_token', 'text')
			.addColumn('refresh_token', 'text')
			.addColumn('id_token', 'text')
			.addColumn('access_token_expires_at', 'text')
			.addColumn('refresh_token_expires_at', 'text')
			.addColumn('scope', 'text')
			.addColumn('password', 'text')
			.addColumn('created_at', 'text', (c) => c.notNull())
			.addColumn('updated_at', 'text', (c) => c.notNull())
	).execute();
	await db.schema.createIndex('account_by_user').on('account').column('user_id').execute();

	await strict(
		db.schema
			.createTable('verification')
			.addColumn('id', 'text', (c) => c.primaryKey())
			.addColumn('identifier', 'text', (c) => c.notNull())
			.addColumn('value', 'text', (c) => c.notNull())
			.addColumn('expires_at', 'text', (c) => c.notNull())
			.addColumn('created_at', 'text', (c) => c.notNull())
			.addColumn('updated_at', 'text', (c) => c.notNull())
	).execute();
	await db.schema.createIndex('verification_by_identifier').on('verification').column('identifier').execute();

	await strict(
		db.schema
			.createTable('membership')
			.addColumn('task_force', 'text', (c) => c.notNull().references('task_force.id'))
			.addColumn('person', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
			.addColumn('role', 'text', (c) => c.notNull())
			.addColumn('department', 'text')
			.addPrimaryKeyConstraint('membership_pk', ['task_force', 'person', 'role'])
	).execute();
	await db.schema.createIndex('membership_by_person').on('membership').column('person').execute();

	await strict(
		db.schema
			.createTable('standing_version')
			.addColumn('id', int, (c) => c.primaryKey())
			.addColumn('version', int, (c) => c.notNull())
	).execute();

	await strict(
		db.schema
			.createTable('login_failure')
			.addColumn('username', 'text', (c) => c.primaryKey())
			.addColumn('count', int, (c) => c.notNull())
			.addColumn('window_started_at', 'text', (c) => c.notNull())
	).execute();
}
