import { join } from 'node:path';

/** Where things lie under `DATA_DIR`. */
export function databaseFile(dataDir: string): string {
	return join(dataDir, 'noonboard.db');
}

export function photosDir(dataDir: string): string {
	return join(dataDir, 'photos');
}

export function lockFile(dataDir: string): string {
	return join(dataDir, 'server.lock');
}
