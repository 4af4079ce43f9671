import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CommandTarget, DocumentTarget } from './load/targets.ts';
import type { Noonboard } from './noonboard.ts';
import { documentFile } from './seeds.ts';

/** A server of somebody else's, in a process of its own. */
export class Peer implements AsyncDisposable {
	readonly port: number;
	readonly pid: number;
	readonly #end: () => Promise<void>;

	private constructor(port: number, pid: number, end: () => Promise<void>) {
		this.port = port;
		this.pid = pid;
		this.#end = end;
	}

	static hocuspocus(ours: Noonboard, dir: string): Promise<Peer> {
		return Peer.#start('hocuspocus', join(dir, 'hocuspocus.db'), ours.board, documentFile(ours.dataDir));
	}

	static bareSocket(): Promise<Peer> {
		return Peer.#start('bare-socket');
	}

	static insertingSocket(dir: string): Promise<Peer> {
		return Peer.#start('inserting-socket', join(dir, 'findings.db'));
	}

	/** Each of them says its port once it listens. */
	static async #start(script: string, ...args: string[]): Promise<Peer> {
		const path = fileURLToPath(new URL(`peers/${script}.ts`, import.meta.url));
		const child = fork(path, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
		const ended = once(child, 'exit');
		const failed = ended.then(() => {
			throw new Error(`${script} ended`);
		});
		failed.catch(() => undefined);
		const [port] = (await Promise.race([once(child, 'message'), failed])) as [number];
		return new Peer(port, child.pid ?? 0, async () => {
			child.kill('SIGKILL');
			await ended;
		});
	}

	documents({ board, documents: ours }: Noonboard): DocumentTarget {
		return { ...ours, url: `ws://127.0.0.1:${this.port}`, document: board, pid: this.pid };
	}

	commands(checkers: number, watchers: number): CommandTarget {
		const nobody = (count: number) => Array.from({ length: count }, () => '');
		return { url: `http://127.0.0.1:${this.port}`, pid: this.pid, checkers: nobody(checkers), watchers: nobody(watchers) };
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await this.#end();
	}
}
