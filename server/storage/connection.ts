import SQLite from 'better-sqlite3';
import { type SqliteDatabase, SqliteDialect } from 'kysely';

/** How long a connection waits for another process's write; the event loop waits with it. */
const BUSY_MS = 2_000;
const CACHED_STATEMENTS = 500;

/** A connection that may write: full durability, foreign keys held. */
export function openWriter(file: string): SQLite.Database {
	const db = new SQLite(file, { timeout: BUSY_MS });
	db.pragma('journal_mode = WAL');
	db.pragma('synchronous = FULL');
	db.pragma('foreign_keys = ON');
	db.pragma('temp_store = MEMORY');
	return db;
}

/** A connection that SQLite itself keeps from writing. The file must exist. */
export function openReader(file: string): SQLite.Database {
	const db = new SQLite(file, { timeout: BUSY_MS, readonly: true, fileMustExist: true });
	db.pragma('query_only = ON');
	db.pragma('temp_store = MEMORY');
	return db;
}

/** Kysely's own dialect over a connection that keeps its prepared statements. */
export function dialectOf(db: SQLite.Database): SqliteDialect {
	return new SqliteDialect({ database: withStatementCache(db) });
}

/**
 * Kysely prepares anew for every query, and preparing costs more than running most of ours. A statement that is
 * being iterated is never handed out twice, and the schema's own statements are not kept.
 */
function withStatementCache(db: SQLite.Database): SqliteDatabase {
	const cache = new Map<string, SQLite.Statement<unknown[]>>();
	return {
		close: () => {
			db.close();
		},
		prepare(sql) {
			const known = cache.get(sql);
			if (known !== undefined && !known.busy) return known;
			const statement = db.prepare<unknown[]>(sql);
			if (known === undefined && /^(?:select|insert|update|delete|with|begin|commit|pragma data_version)\b/i.test(sql)) {
				const oldest = cache.size >= CACHED_STATEMENTS ? cache.keys().next().value : undefined;
				if (oldest !== undefined) cache.delete(oldest);
				cache.set(sql, statement);
			}
			return statement;
		}
	};
}
