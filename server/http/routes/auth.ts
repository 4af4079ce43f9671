import type { Auth } from '../../auth/auth.ts';
import { bodyOf } from '../body.ts';
import type { Api } from '../env.ts';

const MAX_BODY = 16 * 1024;

/** Sign-in, sign-out and the session itself; nothing else of better-auth is open. */
export function authRoutes(api: Api, auth: Pick<Auth, 'handle'>): void {
	for (const path of ['/api/auth/sign-in/username', '/api/auth/sign-out']) {
		api.post(path, async (c) => {
			const { url, method, headers } = c.req.raw;
			return auth.handle(new Request(url, { method, headers, body: await bodyOf(c.req.raw, MAX_BODY) }));
		});
	}
	api.get('/api/auth/get-session', (c) => auth.handle(c.req.raw));
}
