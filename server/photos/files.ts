import { randomUUID } from 'node:crypto';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PhotoId } from '#lib/domain/ids.ts';
import type { Pictures } from './pipeline.ts';

export type PhotoSize = 'thumb' | 'full';
export const SIZES: readonly PhotoSize[] = ['full', 'thumb'];

/** Lower-case hex of a SHA-256: the only thing a file's path is ever made of. */
export function isPhotoId(text: string): text is PhotoId {
	return /^[0-9a-f]{64}$/.test(text);
}

/** @param root the directory of all photos */
export function photoPath(root: string, id: PhotoId, size: PhotoSize): string {
	return join(root, id.slice(0, 2), `${id}-${size}.jpg`);
}

/** Both files whole and on disk, or an error and nothing under their names. */
export async function keepFiles(root: string, id: PhotoId, pictures: Pictures): Promise<void> {
	const dir = dirname(photoPath(root, id, 'full'));
	await mkdir(dir, { recursive: true, mode: 0o700 });
	for (const size of SIZES) await writeWhole(photoPath(root, id, size), pictures[size]);
	await syncDirectory(dir);
	await syncDirectory(root);
}

export async function filesExist(root: string, id: PhotoId): Promise<boolean> {
	const found = await Promise.all(SIZES.map((size) => exists(photoPath(root, id, size))));
	return found.every(Boolean);
}

async function exists(path: string): Promise<boolean> {
	return access(path).then(
		() => true,
		() => false
	);
}

async function writeWhole(path: string, bytes: Buffer): Promise<void> {
	const temporary = `${path}.${randomUUID()}.tmp`;
	try {
		const file = await open(temporary, 'wx', 0o600);
		try {
			await file.writeFile(bytes);
			await file.sync();
		} finally {
			await file.close();
		}
		await rename(temporary, path);
	} catch (error) {
		await rm(temporary, { force: true });
		throw error;
	}
}

/** A renamed file survives a power cut only once its directory is on disk too. */
export async function syncDirectory(path: string): Promise<void> {
	const dir = await open(path, 'r');
	try {
		await dir.sync();
	} finally {
		await dir.close();
	}
}

export async function syncFile(path: string): Promise<void> {
	const file = await open(path, 'r+');
	try {
		await file.sync();
	} finally {
		await file.close();
	}
}
