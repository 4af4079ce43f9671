import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Answered, Asked } from './load/main.ts';
import type { Tasks } from './load/tasks.ts';

const SCRIPT = fileURLToPath(new URL('load/main.ts', import.meta.url));

/** The load generator's process, as who measures sees it. The same one drives both contenders. */
export class Generator implements Disposable {
	readonly #child: ChildProcess = fork(SCRIPT, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
	readonly #verbose: boolean;

	constructor(verbose: boolean) {
		this.#verbose = verbose;
	}

	/** @throws {Error} with what went wrong over there */
	async run<T extends keyof Tasks>(task: T, load: Parameters<Tasks[T]>[0]): Promise<Awaited<ReturnType<Tasks[T]>>> {
		this.#child.send({ task, load } satisfies Asked);
		const waiting = new AbortController();
		const answered = once(this.#child, 'message', waiting);
		const ended = once(this.#child, 'exit', waiting).then(() => {
			throw new Error('the load generator ended');
		});
		const [answer] = (await Promise.race([answered, ended])) as [Answered];
		ended.catch(() => undefined);
		waiting.abort();
		if ('error' in answer) throw new Error(answer.error);
		if (this.#verbose) process.stderr.write(`${task} pid ${load.target.pid}: ${JSON.stringify(answer.measured)}\n`);
		return answer.measured as Awaited<ReturnType<Tasks[T]>>;
	}

	[Symbol.dispose](): void {
		this.#child.kill('SIGTERM');
	}
}
