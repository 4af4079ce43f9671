import SQLite from 'better-sqlite3';
import { type SqliteDatabase, SqliteDialect } from 'kysely';

/** How long a connection waits for another process's write; the event loop waits with it. */
const BUSY_MS = 2_000;
const CACHED_STATEMENTS = 500;
/** 64 MiB of write-ahead log. */
const LONG_LOG_PAGES = 16_384;

/** A connection that may write: full durability, foreign keys held. */
export function openWriter(file: string): SQLite.Database {
	const db = new SQLite(file, { timeout: BUSY_MS });
	db.pragma('journal_mode = WAL');
	db.pragma('synchronous = FULL');
	db.pragma('foreign_keys = ON');
	db.pragma('temp_store = MEMORY');
	// A thread of its own does it all the time; this is for when that has fallen behind, or where there is none.
	db.pragma(`wal_autocheckpoint = ${LONG_LOG_PAGES}`);
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

const KEPT = /^(?:select|insert|update|delete|with|begin|commit|pragma data_version)\b/i;

/**
 * Kysely prepares anew for every query, and preparing costs more than running most of ours. Those used last are
 * kept; a statement that is being iterated is never handed out twice, and those that change tables are not kept.
 */
function withStatementCache(db: SQLite.Database): SqliteDatabase {
	const cache = new Map<string, SQLite.Statement<unknown[]>>();
	return {
		close: () => {
			db.close();
		},
		prepare(sql) {
			// After a full disk SQLite has rolled back by itself. Kysely's own rollback would fail then, and its
			// error would stand in the log in place of the one that tells why.
			if (/^rollback$/i.test(sql) && !db.inTransaction) return db.prepare<unknown[]>('select 1');
			const known = cache.get(sql);
			if (known?.busy === true) return db.prepare<unknown[]>(sql);
			const statement = known ?? db.prepare<unknown[]>(sql);
			if (known === undefined && !KEPT.test(sql)) return statement;
			cache.delete(sql);
			cache.set(sql, statement);
			const oldest = cache.size > CACHED_STATEMENTS ? cache.keys().next().value : undefined;
			if (oldest !== undefined) cache.delete(oldest);
			return statement;
		}
	};
}
