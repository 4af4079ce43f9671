import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The key that signs session cookies, where none was given: made once and kept in the data directory, readable
 * by its owner alone. Deleting the file signs everybody out.
 */
export function keptSecretKey(dataDir: string): string {
	const file = join(dataDir, 'secret.key');
	mkdirSync(dataDir, { recursive: true, mode: 0o700 });
	try {
		// `wx`: of two processes that start at once, one makes it and the other reads it.
		writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
		chmodSync(file, 0o600);
	}
	const key = readFileSync(file, 'utf8').trim();
	if (key.length < 32) throw new Error(`${file} holds no key; delete it to have a new one made`);
	return key;
}
