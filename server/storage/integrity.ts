import type SQLite from 'better-sqlite3';
import { BackupError } from './manifest.ts';

/** @throws BackupError when SQLite finds the file damaged or a row pointing nowhere */
export function checkIntegrity(db: SQLite.Database): void {
	const found = db.pragma('integrity_check', { simple: true });
	if (found !== 'ok') throw new BackupError(`the database is damaged: ${String(found)}`);
	const dangling = db.pragma('foreign_key_check');
	if (Array.isArray(dangling) && dangling.length > 0) {
		throw new BackupError(`the database is damaged: ${dangling.length} rows point nowhere`);
	}
}
