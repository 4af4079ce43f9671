import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../support/port.ts';

const READY_MS = 60_000;

/** The real program as a process of its own, with a data directory of its own. */
export interface RunningServer {
	readonly origin: string;
	/** what it keeps, to be looked at or changed behind its back */
	readonly dataDir: string;
	/** as power loss would: no chance to say goodbye */
	kill(): Promise<void>;
	/** on the same port, with the same data */
	start(): Promise<void>;
	stop(): Promise<void>;
}

/** Starts the sample street, without findings and without simulated checkers, on a free port. */
export async function startServer(): Promise<RunningServer> {
	const port = await freePort();
	const dataDir = mkdtempSync(join(tmpdir(), 'noonboard-e2e-'));
	const origin = `http://localhost:${port}`;
	let child: ChildProcess | null = null;

	async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
		const ending = child;
		child = null;
		if (ending === null || ending.exitCode !== null) return;
		const exited = once(ending, 'exit');
		ending.kill(signal);
		await exited;
	}

	const server: RunningServer = {
		origin,
		dataDir,
		kill: () => end('SIGKILL'),
		async start() {
			// The pinned Node, not whichever runs the tests: npm puts it first in PATH.
			child = spawn('node', ['server/main.ts', '--demo', '--quiet', '--empty', '--port', String(port)], {
				env: { ...process.env, DATA_DIR: dataDir, HOST: 'localhost', LOG_LEVEL: 'warn' },
				stdio: ['ignore', 'ignore', 'inherit']
			});
			await ready(origin, child);
		},
		async stop() {
			await end('SIGTERM');
			rmSync(dataDir, { recursive: true, force: true });
		}
	};
	await server.start();
	return server;
}

async function ready(origin: string, child: ChildProcess): Promise<void> {
	const end = Date.now() + READY_MS;
	while (Date.now() < end) {
		if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode} before it was ready`);
		const response = await fetch(`${origin}/readyz`).catch(() => null);
		if (response?.ok) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error('the server did not become ready');
}
