import type { HttpBindings } from '@hono/node-server';
import type { Hono, MiddlewareHandler } from 'hono';
import type { Services, Viewer } from '../services.ts';
import { problem } from './problem.ts';

export interface Env {
	Bindings: HttpBindings;
	Variables: { viewer: Viewer };
}

export type Api = Hono<Env>;

/** Everything behind it has a viewer: without a session nothing is answered but 401. */
export function requireViewer(identify: Services['identify']): MiddlewareHandler<Env> {
	return async (c, next) => {
		const viewer = await identify(c.req.raw.headers);
		if (viewer === null) return problem('unauthenticated', 'sign in first');
		c.set('viewer', viewer);
		return next();
	};
}
