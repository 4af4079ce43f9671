import type { PhotoId } from '#lib/domain/ids.ts';
import { CommandError } from '#lib/protocol/codes.ts';
import type { Tick } from '../journal/tick.ts';
import type { Context } from './handler.ts';

/**
 * Evidence is one's own: knowing a photo's name does not let anybody attach it, and so see it.
 * @throws CommandError unknown_photo
 */
export function requirePhotos(context: Context, photos: readonly PhotoId[]): void {
	for (const photo of photos) {
		if (!context.uploaded(photo)) throw new CommandError('unknown_photo', `You have uploaded no photo ${photo}.`, 'photos');
	}
}

/** Who has uploaded which of these photos, as `photo\nperson`. */
export async function uploadersOf(tick: Tick, photos: readonly PhotoId[]): Promise<Set<string>> {
	if (photos.length === 0) return new Set();
	const rows = await tick.trx.selectFrom('photo_upload').select(['photo', 'person']).where('photo', 'in', photos).execute();
	return new Set(rows.map(({ photo, person }) => `${photo}\n${person}`));
}
