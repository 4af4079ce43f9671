import { readFile } from 'node:fs/promises';
import pictures from '../photos.json' with { type: 'json' };

const folder = new URL('../photos/', import.meta.url);

/** A drawn picture of this category, or null where there is none. */
export async function picture(category: string | null, shows: 'before' | 'after'): Promise<Uint8Array<ArrayBuffer> | null> {
	const found = pictures.find((one) => one.category === category && one.shows === shows);
	return found === undefined ? null : new Uint8Array(await readFile(new URL(found.file, folder)));
}
