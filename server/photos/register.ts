import type { PersonId, PhotoId } from '#lib/domain/ids.ts';
import type { Reader, Transactor } from '../storage/types.ts';

export interface PhotoRow {
	id: PhotoId;
	width: number;
	height: number;
}

export async function findPhoto(db: Reader, id: PhotoId): Promise<PhotoRow | null> {
	const row = await db.selectFrom('photo').select(['width', 'height']).where('id', '=', id).executeTakeFirst();
	return row ? { id, ...row } : null;
}

export async function addPhoto(db: Transactor, photo: PhotoRow & { size: number }, at: string): Promise<void> {
	const { id, width, height, size } = photo;
	await db
		.insertInto('photo')
		.values({ id, width, height, size, created_at: at })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

export async function addUpload(db: Transactor, photo: PhotoId, person: PersonId, at: string): Promise<void> {
	await db
		.insertInto('photo_upload')
		.values({ photo, person, at })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/**
 * Who has uploaded which of these photos, as `photo\nperson`. Evidence must be one's own: naming somebody else's
 * photo in a finding would open it to one's whole task force.
 */
export async function uploadersOf(db: Reader, photos: readonly PhotoId[]): Promise<Set<string>> {
	if (photos.length === 0) return new Set();
	const rows = await db.selectFrom('photo_upload').select(['photo', 'person']).where('photo', 'in', photos).execute();
	return new Set(rows.map(({ photo, person }) => `${photo}\n${person}`));
}
