import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type { Logger } from 'pino';
import { CLOSE } from '#lib/protocol/codes.ts';
import { createAuth } from './auth/auth.ts';
import { Calendar } from './board/calendar.ts';
import { Streets } from './board/streets.ts';
import { createPreviews } from './commands/previews.ts';
import { createCommandRunner } from './commands/runner.ts';
import type { Config } from './config.ts';
import { seedDemo } from './demo/seed.ts';
import { Feed } from './feed/feed.ts';
import { createApi } from './http/api.ts';
import { makeOrigins } from './http/origins.ts';
import { createHttpServer, noPages, type RequestHandler } from './http/server.ts';
import { StorageHealth } from './journal/health.ts';
import { Journal } from './journal/journal.ts';
import { type Committed, tickRunner } from './journal/tick.ts';
import { startUpkeep } from './journal/upkeep.ts';
import { Metrics } from './metrics.ts';
import { createPhotos } from './photos/photos.ts';
import { createReading } from './reading/reading.ts';
import { keptSecretKey } from './secret-key.ts';
import type { Services } from './services.ts';
import { openStanding } from './standing/standing.ts';
import { startCheckpoints } from './storage/checkpoints.ts';
import { databaseFile, photosDir } from './storage/layout.ts';
import { lockDataDir } from './storage/lock.ts';
import { generationOf, openStorage, type Storage } from './storage/storage.ts';
import { broadcast } from './sync/broadcast.ts';
import { Collab } from './sync/collab.ts';
import { Rooms } from './sync/rooms.ts';
import { createSavedViews } from './views/saved-views.ts';

/** What tests replace; everything else is as in production. */
export interface Overrides {
	/** Kit's handler */
	pages?: RequestHandler;
	/** milliseconds since the epoch */
	clock?: () => number;
	/** e.g. a database that fails when told to */
	storage?: (storage: Storage) => Storage;
	/** between two rounds of compacting and unloading documents */
	upkeepMs?: number;
	/** after each commit and before anything of it is sent */
	onCommit?: (committed: Committed) => void;
}

export interface App extends AsyncDisposable {
	/** where it listens, as people type it */
	address: string;
	server: Server;
	services: Services;
	storage: Storage;
	/** stops taking, flushes, closes */
	close(): Promise<void>;
}

/** The longest that a shutdown may take before what is left is cut off. */
const CLOSE_MS = 8_000;

/** The composition root: everything is made here, once, and handed down. Listening when it resolves. */
export async function createApp(config: Config, log: Logger, overrides: Overrides = {}): Promise<App> {
	const clock = overrides.clock ?? Date.now;
	let closing = false;
	// Whoever still asks while everything is being closed fails, and that is no news.
	const onError = (error: unknown) => {
		if (!closing) log.error({ err: error }, 'a request failed');
	};
	await using made = new AsyncDisposableStack();

	const lock = lockDataDir(config.dataDir);
	made.defer(() => lock.release());
	const opened = await openStorage({ file: databaseFile(config.dataDir) });
	made.defer(() => opened.close());
	const checkpoints = startCheckpoints(opened.file, (message) => log.warn(`the log could not be checkpointed: ${message}`));
	made.defer(() => checkpoints.stop());
	const storage = overrides.storage?.(opened) ?? opened;
	if (config.demo !== null) await seedDemo(storage.db, clock());

	const metrics = new Metrics();
	const standing = await openStanding({ reader: storage.reader, now: clock, onError });
	made.defer(() => standing.close());
	const rooms = new Rooms();
	const streets = new Streets(rooms);
	const health = new StorageHealth(() => journal, log);
	const journal: Journal = new Journal(
		tickRunner({
			storage,
			streets,
			rooms,
			standing,
			clock,
			log,
			onCommit(committed) {
				health.succeeded();
				metrics.committed(committed.items, committed.seconds);
				overrides.onCommit?.(committed);
				broadcast(committed, metrics);
				feed.publish(committed);
			},
			onFailure(lost) {
				metrics.failed();
				health.failed();
				for (const room of lost) for (const session of room.sessions) session.close(CLOSE.tryAgain, 'storage_unavailable');
			}
		}),
		(error) => log.error({ err: error }, 'an answer could not be given')
	);
	metrics.gauge('journal_waiting', 'Items waiting for a tick', () => journal.waiting);

	const origins = makeOrigins(config);
	const auth = createAuth({
		db: storage.db,
		standing,
		secret: config.secretKey ?? keptSecretKey(config.dataDir),
		origins: origins.list,
		secure: origins.secure,
		demo: config.demo !== null,
		onError,
		now: clock
	});
	const commands = createCommandRunner(journal, metrics);
	const services: Services = {
		demo: config.demo !== null,
		generation: await generationOf(storage.reader),
		identify: auth.identify,
		reading: createReading({ reader: storage.reader, now: clock }),
		commands,
		previews: createPreviews({ journal, streets, clock }),
		photos: createPhotos({ storage, dir: photosDir(config.dataDir), now: clock }),
		savedViews: createSavedViews({ storage, now: clock })
	};
	const feed = new Feed({ journal, standing, commands, metrics });
	const collab = new Collab({ journal, standing, metrics, clock });
	const closed = () => (closing ? 'shutting_down' : health.failing ? 'storage_unavailable' : null);
	const api = createApi({
		services,
		auth,
		checks: {
			database: async () => {
				await storage.reader.selectFrom('installation').select('key').limit(1).execute();
				if (health.failing) throw new Error('the last commit failed');
			},
			open: () => (closing ? Promise.reject(new Error('shutting down')) : Promise.resolve())
		},
		registry: metrics.registry,
		metricsToken: config.metricsToken,
		onError
	});
	const server = createHttpServer({
		services,
		api,
		origins,
		pages: overrides.pages ?? noPages,
		socketIo: {
			request: (request, response) => feed.request(request, response),
			upgrade: ({ req, socket, head }) => feed.upgrade(req, socket, head)
		},
		collab: ({ req, socket, head, viewer }) => collab.upgrade(req, socket, head, viewer),
		closed,
		onError
	});

	const calendar = new Calendar({ storage, journal, clock, log });
	made.defer(() => calendar.stop());
	await calendar.start();
	const upkeep = startUpkeep({ journal, rooms, streets, clock }, overrides.upkeepMs);
	made.defer(() => upkeep.stop());
	const port = await listen(server, config);
	origins.listening(port);

	const resources = made.move();
	const close = once(async () => {
		closing = true;
		health.stop();
		server.close();
		await within(CLOSE_MS, journal.close());
		// WebSockets first: a server waits for every connection that is still open.
		collab.close();
		await within(1_000, feed.close());
		collab.terminate();
		server.closeAllConnections();
		await resources.disposeAsync();
	});
	return { address: addressOf(config, port), server, services, storage, close, [Symbol.asyncDispose]: close };
}

async function listen(server: Server, { host, port }: Config): Promise<number> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, resolve);
	});
	return (server.address() as AddressInfo).port;
}

function addressOf({ origins, host }: Config, port: number): string {
	const named = host === '0.0.0.0' || host === '::' || host === '127.0.0.1' ? 'localhost' : host;
	return origins?.[0] ?? `http://${named}:${port}`;
}

/** Waits for work, but no longer than this many ms. */
async function within(ms: number, work: Promise<void>): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<void>((resolve) => {
		timer = setTimeout(resolve, ms);
	});
	await Promise.race([work, late]);
	clearTimeout(timer);
}

function once(work: () => Promise<void>): () => Promise<void> {
	let running: Promise<void> | null = null;
	return () => (running ??= work());
}
