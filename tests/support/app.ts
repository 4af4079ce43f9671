import { pino } from 'pino';
import { type App, createApp, type Overrides } from '#server/app.ts';
import type { Config } from '#server/config.ts';
import { DEMO_PASSWORD } from '#server/auth/passwords.ts';
import { clockFromNoon } from './midnight.ts';
import { tempDir } from './temp.ts';

export interface RunningApp extends AsyncDisposable {
	app: App;
	/** `http://localhost:<port>`; also the Origin its pages have */
	origin: string;
	dataDir: string;
	/** a cookie of a new session of a demo account */
	signIn(username: string): Promise<string>;
	/** fetches a path with a person's cookie */
	get(path: string, cookie: string): Promise<Response>;
	/** the date of the open board of `huahu` */
	today(): Promise<string>;
	/** closes the server and keeps the data */
	stop(): Promise<void>;
}

/** No test meets a midnight that it has not made itself. */
const clock = clockFromNoon();

interface Options extends Overrides {
	/** of a server that was stopped before; a new one otherwise */
	dataDir?: string;
	port?: number;
}

/** A real server on a free port with the sample street, no findings, and no simulated checkers. */
export async function startApp({ dataDir, port = 0, ...overrides }: Options = {}): Promise<RunningApp> {
	const dir = dataDir === undefined ? tempDir('app') : null;
	const config: Config = {
		host: '127.0.0.1',
		port,
		origins: null,
		dataDir: dataDir ?? dir!.path,
		secretKey: 'a-secret-of-the-tests-0123456789-abcdef',
		logLevel: 'silent',
		timeZone: null,
		demo: { quiet: true, empty: true },
		metricsToken: null
	};
	const app = await createApp(config, pino({ level: process.env.TEST_LOG_LEVEL ?? 'silent' }), { clock, ...overrides });
	const origin = app.address;
	const get = (path: string, cookie: string) => fetch(origin + path, { headers: { cookie } });
	return {
		app,
		origin,
		dataDir: config.dataDir,
		signIn: (username) => signIn(origin, username),
		get,
		async today() {
			const row = await app.storage.reader
				.selectFrom('board')
				.select('date')
				.where('sealed_at', 'is', null)
				.executeTakeFirstOrThrow();
			return row.date;
		},
		stop: () => app.close(),
		async [Symbol.asyncDispose]() {
			await app.close();
			dir?.[Symbol.dispose]();
		}
	};
}

/** @returns the cookie header of a new session */
export async function signIn(origin: string, username: string, password = DEMO_PASSWORD): Promise<string> {
	const response = await fetch(`${origin}/api/auth/sign-in/username`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', origin },
		body: JSON.stringify({ username, password })
	});
	if (!response.ok) throw new Error(`sign-in of ${username}: ${response.status} ${await response.text()}`);
	return response.headers
		.getSetCookie()
		.map((cookie) => cookie.split(';')[0])
		.join('; ');
}
