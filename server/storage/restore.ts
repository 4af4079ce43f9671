import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { instant } from '#lib/domain/ids.ts';
import { syncDirectory, syncFile } from '../photos/files.ts';
import { checkIntegrity } from './integrity.ts';
import { databaseFile, photosDir } from './layout.ts';
import { lockDataDir } from './lock.ts';
import { checkFile, type Manifest, readManifest } from './manifest.ts';

export interface Restored {
	manifest: Manifest;
	generation: string;
	/** where what stood there before lies now, or null */
	before: string | null;
}

/**
 * Puts a backup in place of what is in the data directory, which is set aside, never deleted. The data gets a new
 * generation, so that browsers do not send it what they kept from another past; everybody signs in again, since the
 * backup knows of sessions that were ended after it.
 * @throws BackupError before anything was touched; DataDirInUse while a server runs
 */
export async function restore({ dataDir, from, now }: { dataDir: string; from: string; now: number }): Promise<Restored> {
	const lock = lockDataDir(dataDir);
	try {
		const manifest = await readManifest(from);
		for (const file of [manifest.database, ...manifest.photos]) await checkFile(from, file);
		const incoming = join(dataDir, `incoming-${randomUUID()}`);
		try {
			const generation = await copyIn(from, incoming, manifest);
			const before = await setAside(dataDir, now);
			// The database comes last: without it the directory is an empty one, never half of a backup.
			if (existsSync(photosDir(incoming))) await rename(photosDir(incoming), photosDir(dataDir));
			await rename(databaseFile(incoming), databaseFile(dataDir));
			await syncDirectory(dataDir);
			return { manifest, generation, before };
		} finally {
			await rm(incoming, { recursive: true, force: true });
		}
	} finally {
		lock.release();
	}
}

async function copyIn(from: string, incoming: string, manifest: Manifest): Promise<string> {
	for (const file of [manifest.database, ...manifest.photos]) {
		const target = join(incoming, file.path);
		await mkdir(dirname(target), { recursive: true, mode: 0o700 });
		await copyFile(join(from, file.path), target);
		await checkFile(incoming, file);
		await syncFile(target);
	}
	const generation = renew(databaseFile(incoming));
	await syncFile(databaseFile(incoming));
	return generation;
}

function renew(file: string): string {
	const db = new SQLite(file);
	try {
		checkIntegrity(db);
		const generation = randomUUID();
		db.transaction(() => {
			db.prepare(`update installation set value = ? where key = 'generation'`).run(generation);
			db.prepare('delete from session').run();
			db.prepare('delete from login_failure').run();
		})();
		return generation;
	} finally {
		db.close();
	}
}

async function setAside(dataDir: string, now: number): Promise<string | null> {
	const file = databaseFile(dataDir);
	const standing = [file, `${file}-wal`, `${file}-shm`, photosDir(dataDir)].filter((path) => existsSync(path));
	if (standing.length === 0) return null;
	const before = join(dataDir, `before-restore-${instant(now).replace(/[:.]/g, '-')}`);
	await mkdir(before, { mode: 0o700 });
	for (const path of standing) await rename(path, join(before, basename(path)));
	await syncDirectory(before);
	return before;
}
