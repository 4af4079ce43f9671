import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { SQLITE } from './migrations/columns.ts';
import { firstTables } from './migrations/0001-first-tables.ts';
import { savedViews } from './migrations/0002-saved-views.ts';
import { wallIndex } from './migrations/0003-wall.ts';
import type { Database } from './schema.ts';

/** Numbered and never changed once released: what a file holds is told by the names of those that ran on it. */
const MIGRATIONS: Record<string, Migration> = {
	'0001-first-tables': firstTables(SQLITE),
	'0002-saved-views': savedViews(SQLITE),
	'0003-wall': wallIndex
};

/** The file cannot be brought to this version's tables; nothing was changed in it. */
export class MigrationError extends Error {
	constructor(message: string, cause: unknown) {
		super(message, { cause });
		this.name = 'MigrationError';
	}
}

/** @throws MigrationError */
export async function migrate(db: Kysely<Database>): Promise<void> {
	const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(MIGRATIONS) } });
	const { error } = await migrator.migrateToLatest();
	if (error === undefined) return;
	const reason = error instanceof Error ? error.message : String(error);
	throw new MigrationError(`the database could not be brought up to date: ${reason}`, error);
}
