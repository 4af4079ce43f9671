import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely } from 'kysely';
import { dialectOf, openReader, openWriter } from './connection.ts';
import { migrate } from './migrate.ts';
import type { Database } from './schema.ts';
import type { Storage } from './types.ts';

/**
 * Opens the database file, making it and its directory where they are missing, and brings its tables up to date.
 * @throws MigrationError when the file was written by a newer version or a migration failed
 */
export async function openStorage({ file }: { file: string }): Promise<Storage> {
	mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
	// Made before SQLite makes it, for its owner alone; the log beside it takes the same mode.
	closeSync(openSync(file, 'a', 0o600));
	const db = new Kysely<Database>({ dialect: dialectOf(openWriter(file)) });
	let reader: Kysely<Database>;
	try {
		await migrate(db);
		await nameGeneration(db);
		reader = new Kysely<Database>({ dialect: dialectOf(openReader(file)) });
		// The first query binds the connection, so that closing an unused storage closes it too.
		await reader.selectFrom('standing_version').select('version').execute();
	} catch (error) {
		await db.destroy();
		throw error;
	}
	return {
		db,
		reader,
		file,
		async close() {
			await reader.destroy();
			await db.destroy();
		}
	};
}

/** The generation of this installation's data: browsers name their local copies with it, a restore starts another. */
export async function generationOf(db: Kysely<Database>): Promise<string> {
	const row = await db
		.selectFrom('installation')
		.select('value')
		.where('key', '=', 'generation')
		.executeTakeFirstOrThrow();
	return row.value;
}

async function nameGeneration(db: Kysely<Database>): Promise<void> {
	await db
		.insertInto('installation')
		.values({ key: 'generation', value: randomUUID() })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
