import { v7 as uuid } from 'uuid';
import { CommandError } from '#lib/protocol/codes.ts';
import type { Handler } from './handler.ts';
import { requirePhotos } from './photos.ts';
import { begin, complete, prepareFixers } from './transition.ts';

/** Fixed, with the after-photo; from now on somebody else has to check it. */
export const submitFix: Handler<'issue.submitFix'> = {
	prepare: (preparation, { issue }) => prepareFixers(preparation, issue),
	run(context, payload) {
		const { tick, person } = context;
		const record = begin(context, 'issue.submitFix', payload.issue);
		if (payload.photos.length === 0) {
			throw new CommandError('photo_required', 'A fix is shown with at least one photo.', 'photos');
		}
		requirePhotos(context, payload.photos);
		const fix = uuid({ msecs: tick.now });
		tick.writes.fixes.push({ id: fix, issue: record.id, person, note: payload.note ?? null, at: tick.at });
		payload.photos.forEach((photo, position) => tick.writes.fixPhotos.push({ fix, position, photo }));
		(record.fixers ??= new Set()).add(person);
		return complete(context, 'issue.submitFix', record);
	}
};
