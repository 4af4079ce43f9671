import type { PhotoId } from '#lib/domain/ids.ts';
import { CommandError } from '#lib/protocol/codes.ts';
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
