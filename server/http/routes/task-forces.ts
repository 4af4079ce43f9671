import * as v from 'valibot';
import { LANES } from '#lib/domain/lanes.ts';
import { STATUSES } from '#lib/domain/statuses.ts';
import { CommandError } from '#lib/protocol/codes.ts';
import type { IssueQuery, Reading } from '../../services.ts';
import type { Api } from '../env.ts';

const words = v.pipe(v.string(), v.maxLength(200));

const QUERY = v.object({
	status: v.optional(v.array(v.picklist(STATUSES))),
	lane: v.optional(v.picklist(LANES)),
	category: v.optional(words),
	place: v.optional(words),
	department: v.optional(words),
	owner: v.optional(words),
	q: v.optional(words),
	limit: v.optional(v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number))),
	cursor: v.optional(words)
});

/** Reading of a task force: lists come as `{items}`, one thing as itself. */
export function taskForceRoutes(api: Api, reading: Reading): void {
	const base = '/api/v1/task-forces';
	api.get(base, async (c) => c.json({ items: await reading.taskForces(c.var.viewer) }));
	api.get(`${base}/:slug`, async (c) => c.json(await reading.taskForce(c.var.viewer, c.req.param('slug'))));
	for (const list of ['places', 'categories', 'people', 'days'] as const) {
		api.get(`${base}/:slug/${list}`, async (c) =>
			c.json({ items: await reading[list](c.var.viewer, c.req.param('slug')) })
		);
	}
	api.get(`${base}/:slug/boards/:date`, async (c) =>
		c.json(await reading.board(c.var.viewer, c.req.param('slug'), c.req.param('date')))
	);
	api.get(`${base}/:slug/wall`, async (c) =>
		c.json(await reading.wall(c.var.viewer, c.req.param('slug'), c.req.query('date') ?? 'today'))
	);
	api.get(`${base}/:slug/issues`, async (c) =>
		c.json(await reading.issues(c.var.viewer, c.req.param('slug'), queryOf(new URL(c.req.url).searchParams)))
	);
	api.get(`${base}/:slug/issues/:number`, async (c) => {
		const number = c.req.param('number');
		if (!/^\d{1,9}$/.test(number)) throw new CommandError('unknown_issue', 'an issue of a task force has a number');
		return c.json(await reading.issueByNumber(c.var.viewer, c.req.param('slug'), Number(number)));
	});
	api.get('/api/v1/issues/:id', async (c) => c.json(await reading.issue(c.var.viewer, c.req.param('id'))));
}

/** `status` may stand several times or hold several, parted by commas. @throws CommandError invalid */
function queryOf(params: URLSearchParams): IssueQuery {
	const status = params.getAll('status').flatMap((value) => value.split(',')).filter(Boolean);
	const rest = Object.fromEntries([...params].filter(([name, value]) => name !== 'status' && value !== ''));
	const query = v.safeParse(QUERY, { ...rest, ...(status.length > 0 ? { status } : {}) });
	if (query.success) return query.output;
	const field = query.issues[0].path?.[0]?.key;
	throw new CommandError('invalid', query.issues[0].message, typeof field === 'string' ? field : undefined);
}
