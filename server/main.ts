import { existsSync } from 'node:fs';
import compression from 'compression';
import { pino } from 'pino';
import { type App, createApp } from './app.ts';
import { type Config, ConfigError, configOfProcess } from './config.ts';
import { startCheckers } from './demo/index.ts';
import { DEMO_PASSWORD } from './auth/passwords.ts';
import type { RequestHandler } from './http/server.ts';
import { DataDirInUse } from './storage/lock.ts';
import { MigrationError } from './storage/storage.ts';

const BUILD = new URL('../build/handler.js', import.meta.url);
const SHUTDOWN_MS = 10_000;

async function main(): Promise<void> {
	const config = configOfProcess();
	const log = pino({ level: config.logLevel, base: null });
	const pages = await builtPages();
	const app = await createApp(config, log, pages === null ? {} : { pages });
	const checkers = config.demo !== null && !config.demo.quiet && !config.demo.empty ? startCheckers(app.address) : null;
	stopOnSignal(async () => {
		await checkers?.stop();
		await app.close();
	});
	log.info({ address: app.address }, `ready at ${app.address}`);
	if (config.demo !== null) greet(app, config);
	else if (await isEmpty(app)) log.warn('there are no accounts yet, so nobody can sign in; `npm run demo` serves the sample street');
}

/** Kit's handler as adapter-node builds it; null where `npm run build` was never run. */
async function builtPages(): Promise<RequestHandler | null> {
	if (!existsSync(BUILD)) return null;
	const { handler } = (await import(BUILD.href)) as { handler: RequestHandler };
	// Kit brings its static files compressed; the pages themselves it leaves to who serves them.
	const compress = compression() as unknown as (...args: [...Parameters<RequestHandler>, () => void]) => void;
	return (request, response) => compress(request, response, () => handler(request, response));
}

async function isEmpty({ storage }: App): Promise<boolean> {
	return (await storage.reader.selectFrom('person').select('id').limit(1).executeTakeFirst()) === undefined;
}

function greet({ address }: App, { dataDir }: Config): void {
	process.stdout.write(
		[
			'',
			`  Noonboard demo   ${address}/t/huahu`,
			`  sign in as       member1 (also checker1…4, supervisor1…2, owner1…6, liaison1…3, leader1…2, viewer1, admin1)`,
			`  password         ${DEMO_PASSWORD}`,
			`  data             ${dataDir}`,
			'',
			''
		].join('\n')
	);
}

function stopOnSignal(stop: () => Promise<void>): void {
	let stopping = false;
	const onSignal = () => {
		if (stopping) return;
		stopping = true;
		setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
		stop().then(
			() => process.exit(0),
			(error: unknown) => fail(error)
		);
	};
	process.on('SIGTERM', onSignal);
	process.on('SIGINT', onSignal);
}

/** What the operator can mend is said in one plain line; anything else with all there is to know. */
function fail(error: unknown): never {
	const plain =
		error instanceof ConfigError ||
		error instanceof DataDirInUse ||
		error instanceof MigrationError ||
		(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE');
	process.stderr.write(`${plain ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
	process.exit(1);
}

main().catch(fail);
