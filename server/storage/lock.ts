import { mkdirSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { lockFile } from './layout.ts';

/** Somebody works on this data directory already. */
export class DataDirInUse extends Error {
	constructor(dataDir: string) {
		super(`another Noonboard is running on ${dataDir}; stop it first`);
		this.name = 'DataDirInUse';
	}
}

export interface DataDirLock {
	release(): void;
}

/**
 * Takes the data directory for this process alone: a server while it runs, a restore while it replaces the files.
 * It is a lock of the operating system (SQLite's), so it is gone with the process, however that ends.
 * @throws DataDirInUse
 */
export function lockDataDir(dataDir: string): DataDirLock {
	mkdirSync(dataDir, { recursive: true, mode: 0o700 });
	const lock = new SQLite(lockFile(dataDir), { timeout: 0 });
	try {
		lock.pragma('journal_mode = MEMORY');
		lock.exec('begin exclusive');
	} catch (error) {
		lock.close();
		if (error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw new DataDirInUse(dataDir);
		throw error;
	}
	return {
		release() {
			lock.close();
		}
	};
}
