import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { instant, type PhotoId } from '#lib/domain/ids.ts';
import { CommandError } from '#lib/protocol/codes.ts';
import type { Photos } from '../services.ts';
import type { Storage } from '../storage/types.ts';
import { isStorageError } from '../storage/failure.ts';
import { maySeePhoto } from './access.ts';
import { filesExist, isPhotoId, keepFiles, photoPath } from './files.ts';
import { MAX_BYTES, SLOTS, STORED_TYPE } from './limits.ts';
import { redraw } from './pipeline.ts';
import { makeQueue } from './queue.ts';
import { addPhoto, addUpload, findPhoto, type PhotoRow } from './register.ts';

export { uploadersOf } from './register.ts';

interface Options {
	storage: Storage;
	/** directory of all photos; made if missing */
	dir: string;
	/** milliseconds since the epoch */
	now?: () => number;
}

/** The one way a picture comes in and goes out. */
export function createPhotos({ storage, dir, now = Date.now }: Options): Photos {
	mkdirSync(dir, { recursive: true, mode: 0o700 });
	const queue = makeQueue(SLOTS);
	const underway = new Map<PhotoId, Promise<PhotoRow>>();

	async function take(id: PhotoId, bytes: Uint8Array): Promise<PhotoRow> {
		const known = await findPhoto(storage.reader, id);
		if (known !== null && (await filesExist(dir, id))) return known;
		return queue.run(async () => {
			const pictures = await redraw(bytes);
			const photo = { id, width: pictures.width, height: pictures.height, size: pictures.full.length };
			// Files first: a row without its files would be a promise that cannot be kept.
			await keepFiles(dir, id, pictures);
			await storage.db.transaction().execute((tx) => addPhoto(tx, photo, instant(now())));
			return { id, width: photo.width, height: photo.height };
		});
	}

	/** The same picture sent twice at once is drawn once. */
	function takeOnce(id: PhotoId, bytes: Uint8Array): Promise<PhotoRow> {
		const running = underway.get(id);
		if (running) return running;
		const started = take(id, bytes).finally(() => underway.delete(id));
		underway.set(id, started);
		return started;
	}

	return {
		async put(person, hash, bytes) {
			if (bytes.byteLength > MAX_BYTES) throw new CommandError('too_large', 'a photo has at most 12 MiB');
			if (!isPhotoId(hash) || createHash('sha256').update(bytes).digest('hex') !== hash) {
				throw new CommandError('hash_mismatch', 'the address is not the SHA-256 of the bytes');
			}
			try {
				const photo = await takeOnce(hash, bytes);
				await storage.db.transaction().execute((tx) => addUpload(tx, hash, person, instant(now())));
				return photo;
			} catch (error) {
				if (!isStorageError(error)) throw error;
				throw new CommandError('storage_unavailable', 'the photo could not be kept, send it again later');
			}
		},

		async get(viewer, id, size) {
			if (isPhotoId(id) && (await maySeePhoto(storage.reader, viewer, id))) {
				return { path: photoPath(dir, id, size), type: STORED_TYPE };
			}
			throw new CommandError('not_found', 'no such photo');
		}
	};
}
