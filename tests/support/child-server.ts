import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { databaseFile } from '#server/storage/layout.ts';
import { awayFromMidnight } from './midnight.ts';
import { freePort } from './port.ts';

interface Options {
	dataDir: string;
	/** what starts the server in its own place, e.g. strace and its arguments */
	under?: readonly string[];
	env?: Record<string, string>;
}

const READY_MS = 60_000;

/**
 * The real server in a process of its own, on the sample street without simulated people, so that it can be
 * killed as a machine kills it. It keeps its port when it is started again, as clients expect.
 */
export class ChildServer {
	readonly dataDir: string;
	readonly port: number;
	readonly #options: Options;
	#child: ChildProcess | null = null;
	#output = '';

	private constructor(port: number, options: Options) {
		this.port = port;
		this.dataDir = options.dataDir;
		this.#options = options;
	}

	static async start(options: Options): Promise<ChildServer> {
		await awayFromMidnight();
		const server = new ChildServer(await freePort(), options);
		await server.start();
		return server;
	}

	get address(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	get database(): string {
		return databaseFile(this.dataDir);
	}

	/** of the process started last */
	get pid(): number {
		return this.#child?.pid ?? 0;
	}

	/** @throws {Error} with what it printed, when it does not get ready */
	async start(): Promise<void> {
		const command = [...(this.#options.under ?? []), process.execPath, 'server/main.ts', '--demo', '--quiet', '--port', String(this.port)];
		const child = spawn(command[0]!, command.slice(1), {
			env: { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: this.dataDir, LOG_LEVEL: 'warn', ...this.#options.env },
			stdio: ['ignore', 'pipe', 'pipe']
		});
		process.once('exit', () => child.kill('SIGKILL'));
		this.#child = child;
		this.#output = '';
		for (const stream of [child.stdout, child.stderr]) {
			stream.on('data', (chunk: Buffer) => (this.#output = (this.#output + String(chunk)).slice(-20_000)));
		}
		const until = Date.now() + READY_MS;
		while (!(await this.ready())) {
			if (child.exitCode !== null || Date.now() > until) throw new Error(`the server did not start:\n${this.#output}`);
			await wait(20);
		}
	}

	async ready(): Promise<boolean> {
		const response = await fetch(`${this.address}/readyz`).catch(() => null);
		return response?.ok === true;
	}

	/** As power fails: nothing is finished, nothing is said. */
	async kill(): Promise<void> {
		await this.#end('SIGKILL');
	}

	async stop(): Promise<void> {
		await this.#end('SIGTERM');
	}

	/** What it printed since it was started, the end of it. */
	get output(): string {
		return this.#output;
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await this.kill();
	}

	async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
		const child = this.#child;
		this.#child = null;
		if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
		const ended = once(child, 'exit');
		child.kill(signal);
		await ended;
	}
}
