import { readFile } from 'node:fs/promises';
import { CommandError } from '#lib/protocol/codes.ts';
import { MAX_BYTES, MAX_WAITING_BYTES } from '../../photos/limits.ts';
import type { Photos } from '../../services.ts';
import { bodyOf } from '../body.ts';
import type { Api } from '../env.ts';
import { problem } from '../problem.ts';

/** `PUT` by the hash of the bytes, `GET` by the same id. */
export function photoRoutes(api: Api, photos: Photos): void {
	let waiting = 0;

	api.put('/api/v1/photos/:hash', async (c) => {
		// Anybody of a task force may be named to fix something; who belongs to none has nothing to show.
		if (c.var.viewer.memberships.length === 0) return problem('forbidden', 'you belong to no task force');
		// What is being read counts as what it says it is; what does not say counts as the most it may be.
		const size = Number(c.req.header('content-length') ?? MAX_BYTES);
		if (size > MAX_BYTES) return problem('too_large', 'a photo has at most 12 MiB');
		if (waiting + size > MAX_WAITING_BYTES) {
			return problem('rate_limited', 'too many uploads at once, send it again', { 'retry-after': '2' });
		}
		waiting += size;
		try {
			const bytes = await bodyOf(c.req.raw, MAX_BYTES);
			return c.json(await photos.put(c.var.viewer.person, c.req.param('hash'), bytes));
		} finally {
			waiting -= size;
		}
	});

	api.get('/api/v1/photos/:id', async (c) => {
		const size = c.req.query('size') ?? 'full';
		if (size !== 'thumb' && size !== 'full') throw new CommandError('invalid', 'size is thumb or full', 'size');
		const id = c.req.param('id');
		// Asked before the cache is: who may no longer see it is not told that it has not changed.
		const { path, type } = await photos.get(c.var.viewer, id, size);
		const etag = `"${id}-${size}"`;
		const headers = {
			etag,
			'cache-control': 'private, max-age=31536000, immutable',
			vary: 'cookie'
		};
		if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers);
		return c.body(await bytesOf(path), 200, { ...headers, 'content-type': type });
	});
}

async function bytesOf(path: string): Promise<Uint8Array<ArrayBuffer>> {
	try {
		return new Uint8Array(await readFile(path));
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
			throw new CommandError('not_found', 'no such photo');
		}
		throw error;
	}
}
