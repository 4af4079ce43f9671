import { bodyLimit } from 'hono/body-limit';
import type { Auth } from '../../auth/auth.ts';
import type { Api } from '../env.ts';
import { problem } from '../problem.ts';

const MAX_BODY = 16 * 1024;

/** Sign-in, sign-out and the session itself; nothing else of better-auth is open. */
export function authRoutes(api: Api, auth: Pick<Auth, 'handle'>): void {
	const limit = bodyLimit({ maxSize: MAX_BODY, onError: () => problem('too_large', 'that is no sign-in') });
	api.post('/api/auth/sign-in/username', limit, (c) => auth.handle(c.req.raw));
	api.post('/api/auth/sign-out', limit, (c) => auth.handle(c.req.raw));
	api.get('/api/auth/get-session', (c) => auth.handle(c.req.raw));
}
