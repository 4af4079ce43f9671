import type { BetterAuthOptions } from 'better-auth';
import { username } from 'better-auth/plugins/username';
import type { Kysely } from 'kysely';
import type { Database } from '../storage/schema.ts';

interface Given {
	db: Kysely<Database>;
	secret: string;
	/** allowed origins; asked for at each request, since a free port is known only after listening */
	origins: () => readonly string[];
	/** all of them are https, so the cookie may insist on it */
	secure: boolean;
	onError: (message: string) => void;
}

export const SESSION_DAYS = 30;

/** better-auth over our tables and names: username and password, nothing else. */
export function authOptions({ db, secret, origins, secure, onError }: Given) {
	return {
		appName: 'Noonboard',
		// Nothing here builds links or redirects, so the address only has to be one.
		baseURL: 'http://localhost',
		basePath: '/api/auth',
		secret,
		database: { db, type: 'sqlite', transaction: false },
		trustedOrigins: () => [...origins()],
		emailAndPassword: { enabled: false },
		plugins: [
			username({ schema: { user: { fields: { username: 'username', displayUsername: 'display_username' } } } })
		],
		user: {
			modelName: 'person',
			fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' }
		},
		session: {
			modelName: 'session',
			fields: {
				expiresAt: 'expires_at',
				userId: 'user_id',
				ipAddress: 'ip_address',
				userAgent: 'user_agent',
				createdAt: 'created_at',
				updatedAt: 'updated_at'
			},
			expiresIn: SESSION_DAYS * 24 * 3600,
			// A session ends when it was said to: reading a page never writes.
			disableSessionRefresh: true,
			cookieCache: { enabled: false }
		},
		account: {
			modelName: 'account',
			fields: {
				accountId: 'account_id',
				providerId: 'provider_id',
				userId: 'user_id',
				accessToken: 'access_token',
				refreshToken: 'refresh_token',
				idToken: 'id_token',
				accessTokenExpiresAt: 'access_token_expires_at',
				refreshTokenExpiresAt: 'refresh_token_expires_at',
				createdAt: 'created_at',
				updatedAt: 'updated_at'
			}
		},
		verification: {
			modelName: 'verification',
			fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' }
		},
		// An office is one address: attempts are counted by account, in login-limit.ts.
		rateLimit: { enabled: false },
		advanced: {
			useSecureCookies: secure,
			// server/http refuses every foreign Origin before a request comes here, and lets programs send none.
			disableCSRFCheck: true,
			disableOriginCheck: false,
			ipAddress: { disableIpTracking: true }
		},
		telemetry: { enabled: false },
		logger: { level: 'error', log: (_level, message) => onError(message) }
	} as const satisfies BetterAuthOptions;
}
