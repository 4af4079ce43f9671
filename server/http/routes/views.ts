import * as v from 'valibot';
import { CommandError } from '#lib/protocol/codes.ts';
import { SAVED_VIEW, type SavedViewInput } from '#lib/protocol/views.ts';
import type { SavedViews } from '../../services.ts';
import { jsonOf } from '../body.ts';
import type { Api } from '../env.ts';

const MAX_BODY = 8 * 1024;

/** The viewer's own saved views of a task force. */
export function viewRoutes(api: Api, views: SavedViews): void {
	const base = '/api/v1/task-forces/:slug/views';
	api.get(base, async (c) => c.json({ items: await views.list(c.var.viewer, c.req.param('slug')) }));
	api.put(`${base}/:view`, async (c) => {
		const view = inputOf(await jsonOf(c.req.raw, MAX_BODY));
		return c.json(await views.put(c.var.viewer, c.req.param('slug'), c.req.param('view'), view));
	});
	api.delete(`${base}/:view`, async (c) => {
		await views.remove(c.var.viewer, c.req.param('slug'), c.req.param('view'));
		return c.body(null, 204);
	});
}

/** @throws CommandError invalid */
function inputOf(body: unknown): SavedViewInput {
	const view = v.safeParse(SAVED_VIEW, body);
	if (view.success) return view.output;
	const field = view.issues[0].path?.[0]?.key;
	throw new CommandError('invalid', view.issues[0].message, typeof field === 'string' ? field : undefined);
}
