import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Registry } from 'prom-client';
import { WebSocketServer } from 'ws';
import { CommandError } from '#lib/protocol/codes.ts';
import { type Auth, createAuth } from '#server/auth/auth.ts';
import { type ApiParts, createApi } from '#server/http/api.ts';
import type { Api } from '#server/http/env.ts';
import { makeOrigins } from '#server/http/origins.ts';
import { createHttpServer, noPages } from '#server/http/server.ts';
import type { Upgrade } from '#server/http/upgrade.ts';
import { createPhotos } from '#server/photos/photos.ts';
import { createReading } from '#server/reading/reading.ts';
import type { Services } from '#server/services.ts';
import { openStanding, type Standing } from '#server/standing/standing.ts';
import { openStorage } from '#server/storage/storage.ts';
import type { Storage } from '#server/storage/types.ts';
import { createSavedViews } from '#server/views/saved-views.ts';
import { NOON, PASSWORD, seedStreets } from './street.ts';
import { tempDir } from './temp.ts';

/** Storage, sign-in, reading, photos and HTTP on a real port, without journal and documents behind them. */
export interface Platform {
	origin: string;
	dataDir: string;
	storage: Storage;
	standing: Standing;
	auth: Auth;
	api: Api;
	services: Services;
	/** ids by name: `east1` */
	issues: Record<string, string>;
	/** what was run over /api/v1/commands */
	ran: { person: string; envelopes: unknown[] }[];
	clock: { now: number };
	errors: unknown[];
	/** says why nothing is taken at the moment */
	close: { reason: 'shutting_down' | 'storage_unavailable' | null };
	signIn(username: string, password?: string): Promise<Response>;
	/** a cookie of a new session */
	cookieOf(username: string): Promise<string>;
	/** fetch with a path, and a person's cookie where one is named */
	get(path: string, cookie?: string): Promise<Response>;
	[Symbol.asyncDispose](): Promise<void>;
}

interface Options {
	demo?: boolean;
	metricsToken?: string;
	checks?: ApiParts['checks'];
}

export async function startPlatform({ demo = false, metricsToken, checks }: Options = {}): Promise<Platform> {
	const dir = tempDir('platform');
	const storage = await openStorage({ file: join(dir.path, 'noonboard.db') });
	const issues = await seedStreets(storage);
	const clock = { now: NOON };
	const errors: unknown[] = [];
	const onError = (error: unknown) => void errors.push(error);
	const standing = await openStanding({ reader: storage.reader, pollMs: 50, onError });
	const origins = makeOrigins({ host: '127.0.0.1', port: 0, origins: null });
	const auth = createAuth({
		db: storage.db,
		standing,
		secret: 'a-secret-of-the-tests-0123456789-abcdef',
		origins: origins.list,
		secure: origins.secure,
		demo,
		onError,
		now: () => clock.now
	});
	const ran: Platform['ran'] = [];
	const services: Services = {
		demo,
		generation: 'test',
		identify: auth.identify,
		reading: createReading({ reader: storage.reader, now: () => clock.now }),
		photos: createPhotos({ storage, dir: join(dir.path, 'photos') }),
		savedViews: createSavedViews({ storage, now: () => clock.now }),
		previews: { preview: () => Promise.reject(new CommandError('storage_unavailable', 'no journal here')) },
		commands: {
			run(person, envelopes) {
				ran.push({ person, envelopes });
				return Promise.resolve(
					envelopes.map((_, at) => ({
						ok: false as const,
						id: String(at),
						error: { code: 'unknown_command' as const, message: 'no journal here' }
					}))
				);
			}
		}
	};
	const closing: Platform['close'] = { reason: null };
	const api = createApi({
		services,
		auth,
		checks: checks ?? {},
		registry: new Registry(),
		metricsToken: metricsToken ?? null,
		onError
	});
	const sockets = new WebSocketServer({ noServer: true });
	sockets.on('connection', (ws) => ws.on('error', () => ws.terminate()));
	const greet = ({ req, socket, head, viewer }: Upgrade, name: string) =>
		sockets.handleUpgrade(req, socket, head, (ws) => {
			sockets.emit('connection', ws, req);
			ws.send(`${name} ${viewer.person}`);
		});
	const server = createHttpServer({
		services,
		api,
		origins,
		pages: noPages,
		socketIo: {
			request: (req, res) => res.end(req.noonboard?.viewer?.person),
			upgrade: (upgrade) => greet(upgrade, 'socket.io')
		},
		collab: (upgrade) => greet(upgrade, 'collab'),
		closed: () => closing.reason,
		onError
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	origins.listening(port);
	const origin = `http://127.0.0.1:${port}`;

	const signIn = (username: string, password = PASSWORD) =>
		fetch(`${origin}/api/auth/sign-in/username`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', origin },
			body: JSON.stringify({ username, password })
		});

	return {
		origin,
		dataDir: dir.path,
		storage,
		standing,
		auth,
		api,
		services,
		issues,
		ran,
		clock,
		errors,
		close: closing,
		signIn,
		async cookieOf(username) {
			const response = await signIn(username);
			if (!response.ok) throw new Error(`sign-in of ${username}: ${response.status} ${await response.text()}`);
			return cookieIn(response);
		},
		get: (path, cookie) => fetch(`${origin}${path}`, cookie === undefined ? {} : { headers: { cookie } }),
		async [Symbol.asyncDispose]() {
			for (const client of sockets.clients) client.terminate();
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			standing.close();
			await storage.close();
			dir[Symbol.dispose]();
		}
	};
}

/** What a browser would send back. */
export function cookieIn(response: Response): string {
	return response.headers
		.getSetCookie()
		.map((cookie) => cookie.split(';')[0])
		.join('; ');
}
