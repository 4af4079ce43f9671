import type { Logger } from 'pino';
import { chore } from './job.ts';
import type { Journal } from './journal.ts';

const RETRY_MS = 1_000;

/** Whether commits reach the disk. While they do not, sockets are refused and a small write is tried now and then. */
export class StorageHealth {
	readonly #journal: () => Journal;
	readonly #log: Logger;
	#timer: NodeJS.Timeout | null = null;

	constructor(journal: () => Journal, log: Logger) {
		this.#journal = journal;
		this.#log = log;
	}

	get failing(): boolean {
		return this.#timer !== null;
	}

	failed(): void {
		this.#timer ??= setInterval(() => this.#probe(), RETRY_MS);
	}

	succeeded(): void {
		if (this.#timer === null) return;
		this.stop();
		this.#log.info('commits reach the disk again');
	}

	stop(): void {
		if (this.#timer !== null) clearInterval(this.#timer);
		this.#timer = null;
	}

	#probe(): void {
		const { job, done } = chore('storage', async ({ trx, at }) => {
			await trx
				.insertInto('installation')
				.values({ key: 'last_probe', value: at })
				.onConflict((conflict) => conflict.column('key').doUpdateSet({ value: at }))
				.execute();
		});
		// Its failure is what it is there to find out.
		done.catch(() => undefined);
		this.#journal().submit(job);
	}
}
