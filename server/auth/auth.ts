import { betterAuth } from 'better-auth';
import type { Kysely } from 'kysely';
import type { PersonId } from '#lib/domain/ids.ts';
import type { Viewer } from '../services.ts';
import type { Standing } from '../standing/types.ts';
import type { Database } from '../storage/schema.ts';
import { makeLoginLimit } from './login-limit.ts';
import { authOptions } from './options.ts';
import { forgetExpired } from './sessions.ts';
import { makeSignIn } from './sign-in.ts';
import { withJson } from './with-json.ts';

export { createPerson, type NewPerson } from './people.ts';
export { DEMO_PASSWORD, hashPassword } from './passwords.ts';

export interface Auth {
	/** Answers `/api/auth/…`: sign-in by username, sign-out and get-session; anything else is 404. */
	handle(request: Request): Promise<Response>;
	/** The person behind the session cookie, with what holds now; null without a valid session. */
	identify(headers: Headers): Promise<Viewer | null>;
}

interface Options {
	db: Kysely<Database>;
	standing: Standing;
	/** at least 32 characters; sessions signed with another one are void */
	secret: string;
	origins: () => readonly string[];
	/** true when browsers come over https only */
	secure: boolean;
	/** the demo's password is taken in the demo alone */
	demo: boolean;
	onError: (message: string) => void;
	/** milliseconds since the epoch */
	now?: () => number;
}

const TIDY_MS = 3_600_000;

/** Sign-in, sign-out and sessions, on better-auth over our own tables. */
export function createAuth(options: Options): Auth {
	const { db, standing, demo, now = Date.now } = options;
	const auth = betterAuth(authOptions(options));
	const signIn = makeSignIn({ limit: makeLoginLimit(db, now), handler: auth.handler, demo });
	let tidiedAt = 0;

	/** Now and then somebody who signs in takes the old sessions along. */
	async function tidy(): Promise<void> {
		if (now() - tidiedAt < TIDY_MS) return;
		tidiedAt = now();
		await db.transaction().execute((tx) => forgetExpired(tx, now()));
	}

	return {
		async handle(request) {
			const route = `${request.method} ${new URL(request.url).pathname}`;
			switch (route) {
				case 'GET /api/auth/get-session':
					return auth.handler(request);
				// What is known of sessions changes with the answer, not at the next poll: a new one opens sockets
				// at once, and those of one that was ended close.
				case 'POST /api/auth/sign-in/username':
					await tidy();
					return signIn(request).finally(standing.refresh);
				case 'POST /api/auth/sign-out':
					return auth.handler(withJson(request, {})).finally(standing.refresh);
				default:
					return new Response(null, { status: 404 });
			}
		},

		async identify(headers) {
			if (!headers.has('cookie')) return null;
			const found = await auth.api.getSession({ headers });
			if (found === null) return null;
			if (standing.session(found.session.id) === null) await standing.refresh();
			if (standing.session(found.session.id) === null) return null;
			const person = found.user.id as PersonId;
			return {
				session: found.session.id,
				person,
				username: found.user.username ?? '',
				name: found.user.name,
				memberships: standing.memberships(person)
			};
		}
	};
}
