import { pino } from 'pino';
import { createServer } from 'vite';
import { createApp } from './app.ts';
import { configOfProcess } from './config.ts';
import { startCheckers } from './demo/index.ts';

/**
 * `npm run dev`: the demo's server with Vite in front of the pages. Its own sockets for hot reloading are on a
 * port of their own, so that one dispatcher keeps all upgrades of ours.
 */
const config = configOfProcess(['--demo']);
const vite = await createServer({ server: { middlewareMode: true } });
const app = await createApp(config, pino({ level: config.logLevel, base: null }), {
	pages: (request, response) => vite.middlewares(request, response)
});
// There is no platform under Vite: hooks.server.ts finds the services here.
Reflect.set(globalThis, Symbol.for('noonboard'), { services: app.services });
const checkers = config.demo?.quiet === false && !config.demo.empty ? startCheckers(app.address) : null;
process.stdout.write(`\n  ${app.address}/t/huahu\n\n`);

async function stop(): Promise<void> {
	await checkers?.stop();
	await app.close();
	await vite.close();
	process.exit(0);
}
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
