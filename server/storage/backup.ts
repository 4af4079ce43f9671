import { existsSync } from 'node:fs';
import { constants, copyFile, mkdir, readdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import SQLite from 'better-sqlite3';
import { instant } from '#lib/domain/ids.ts';
import type { PhotoId } from '#lib/domain/ids.ts';
import { photoPath, SIZES, syncFile } from '../photos/files.ts';
import { checkIntegrity } from './integrity.ts';
import { databaseFile, photosDir } from './layout.ts';
import { BackupError, describeFile, type Manifest, type ManifestFile, writeManifest } from './manifest.ts';

const EVERYTHING = 0x7fffffff;

/**
 * Copies the data of a running or stopped server into an empty directory: the database as of one moment, every
 * photo it knows, and a manifest with their hashes.
 * @throws BackupError
 */
export async function backup({ dataDir, to, now }: { dataDir: string; to: string; now: number }): Promise<Manifest> {
	const source = databaseFile(dataDir);
	if (!existsSync(source)) throw new BackupError(`there is no database in ${dataDir}`);
	await mkdir(to, { recursive: true, mode: 0o700 });
	if ((await readdir(to)).length > 0) throw new BackupError(`${to} is not empty`);

	const copy = databaseFile(to);
	await copyDatabase(source, copy);
	const { generation, rows, photos } = inspect(copy);
	await syncFile(copy);
	const kept: ManifestFile[] = [];
	for (const id of photos) kept.push(...(await copyPhoto(dataDir, to, id)));
	const manifest: Manifest = {
		format: 1,
		createdAt: instant(now),
		generation,
		rows,
		database: await describeFile(to, relative(to, copy)),
		photos: kept
	};
	await writeManifest(to, manifest);
	return manifest;
}

/** In one step, so that a server that goes on writing cannot make it start over. */
async function copyDatabase(source: string, copy: string): Promise<void> {
	const db = new SQLite(source, { readonly: true, fileMustExist: true, timeout: 10_000 });
	try {
		await db.backup(copy, { progress: () => EVERYTHING });
	} finally {
		db.close();
	}
}

function inspect(copy: string): { generation: string; rows: Record<string, number>; photos: PhotoId[] } {
	const db = new SQLite(copy);
	try {
		// One file: the copy needs no write-ahead log.
		db.pragma('journal_mode = DELETE');
		checkIntegrity(db);
		const tables = db
			.prepare<[], string>(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name`)
			.pluck()
			.all();
		const rows = Object.fromEntries(
			tables.map((table) => [table, db.prepare<[], number>(`select count(*) from "${table}"`).pluck().get() ?? 0])
		);
		const generation = db.prepare<[], string>(`select value from installation where key = 'generation'`).pluck().get();
		if (generation === undefined) throw new BackupError('the database names no generation');
		return { generation, rows, photos: db.prepare<[], PhotoId>('select id from photo order by id').pluck().all() };
	} finally {
		db.close();
	}
}

/** A photo's files are written before its row and never changed, so they can be copied at leisure. */
async function copyPhoto(dataDir: string, to: string, id: PhotoId): Promise<ManifestFile[]> {
	const files: ManifestFile[] = [];
	for (const size of SIZES) {
		const target = photoPath(photosDir(to), id, size);
		await mkdir(dirname(target), { recursive: true, mode: 0o700 });
		try {
			await copyFile(photoPath(photosDir(dataDir), id, size), target, constants.COPYFILE_FICLONE);
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			throw new BackupError(`photo ${id} cannot be copied: ${reason}`);
		}
		await syncFile(target);
		files.push(await describeFile(to, relative(to, target).split('\\').join('/')));
	}
	return files;
}

/** Where a backup goes when nobody says: named by its moment, beside the data. */
export function backupDir(dataDir: string, now: number): string {
	return join(dataDir, 'backups', instant(now).replace(/[:.]/g, '-'));
}
