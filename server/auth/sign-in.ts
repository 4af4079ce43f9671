import * as v from 'valibot';
import { problem } from '../http/problem.ts';
import type { Admission, LoginLimit, Outcome } from './login-limit.ts';
import { DEMO_PASSWORD } from './passwords.ts';
import { withJson } from './with-json.ts';

const BODY = v.object({
	username: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
	password: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
	rememberMe: v.optional(v.boolean())
});

interface Parts {
	limit: LoginLimit;
	handler: (request: Request) => Promise<Response>;
	demo: boolean;
}

/**
 * Signs in by username and password. Wrong ones, of a known name or not, get 401 with better-auth's
 * `INVALID_USERNAME_OR_PASSWORD`; too many get 429 `rate_limited` with Retry-After.
 */
export function makeSignIn({ limit, handler, demo }: Parts): (request: Request) => Promise<Response> {
	return async (request) => {
		const body = v.safeParse(BODY, await readJson(request));
		if (!body.success) return problem('invalid', 'give a username and a password');
		const admission: Admission = await limit.begin(body.output.username.toLowerCase());
		if (!admission.admitted) {
			const seconds = String(admission.retryAfterSeconds);
			return problem('rate_limited', 'too many wrong passwords for this account', { 'retry-after': seconds });
		}
		let outcome: Outcome = 'neither';
		try {
			if (!demo && body.output.password === DEMO_PASSWORD) {
				outcome = 'wrong';
				return wrongPassword();
			}
			const response = await handler(withJson(request, body.output));
			outcome = response.ok ? 'right' : response.status === 401 || response.status === 422 ? 'wrong' : 'neither';
			return outcome === 'wrong' ? wrongPassword() : response;
		} finally {
			await admission.finish(outcome);
		}
	};
}

function wrongPassword(): Response {
	return Response.json(
		{ code: 'INVALID_USERNAME_OR_PASSWORD', message: 'Invalid username or password' },
		{ status: 401 }
	);
}

async function readJson(request: Request): Promise<unknown> {
	try {
		return await request.json();
	} catch {
		return null;
	}
}
