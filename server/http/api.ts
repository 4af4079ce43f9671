import { Hono } from 'hono';
import type { Registry } from 'prom-client';
import type { Auth } from '../auth/auth.ts';
import type { Services } from '../services.ts';
import { isStorageError } from '../storage/failure.ts';
import { discard } from './body.ts';
import { type Api, type Env, requireViewer } from './env.ts';
import { problem, problemOfError } from './problem.ts';
import { authRoutes } from './routes/auth.ts';
import { commandRoutes } from './routes/commands.ts';
import { type Checks, healthRoutes } from './routes/health.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { photoRoutes } from './routes/photos.ts';
import { previewRoutes } from './routes/preview.ts';
import { taskForceRoutes } from './routes/task-forces.ts';
import { viewRoutes } from './routes/views.ts';

export interface ApiParts {
	services: Services;
	auth: Pick<Auth, 'handle'>;
	/** what `/readyz` asks */
	checks: Checks;
	registry: Registry;
	metricsToken: string | null;
	/** what a handler threw without meaning to */
	onError: (error: unknown) => void;
}

/** Every route that is no page and no socket. What stands under `/api/v1` asks for a session first. */
export function createApi(parts: ApiParts): Api {
	const { services, onError } = parts;
	const api = new Hono<Env>();
	api.use('/api/*', async (c, next) => {
		await next();
		if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
	});
	api.use('/api/*', async (c, next) => {
		await next();
		if (c.req.method !== 'GET' && c.req.method !== 'HEAD') await discard(c.req.raw);
	});
	api.use('/api/v1/*', requireViewer(services.identify));

	healthRoutes(api, parts.checks);
	metricsRoutes(api, parts.registry, parts.metricsToken);
	authRoutes(api, parts.auth);
	taskForceRoutes(api, services.reading);
	commandRoutes(api, services.commands);
	previewRoutes(api, services.previews);
	photoRoutes(api, services.photos);
	viewRoutes(api, services.savedViews);

	const paths = new Set(api.routes.filter(({ method }) => method !== 'ALL').map(({ path }) => path));
	for (const path of paths) {
		api.all(path, () => problem('method_not_allowed', 'not with this method'));
	}
	api.notFound(() => problem('not_found', 'nothing here'));
	api.onError((error) => {
		const answer = problemOfError(error);
		if (answer.status === 500 || isStorageError(error)) onError(error);
		return answer;
	});
	return api;
}
