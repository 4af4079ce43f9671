import { type Job, JobFault } from './job.ts';

/** Commits a batch; resolves once it is on disk, with what shows it to everybody; rejects when nothing of it is. */
export type Commit = (jobs: readonly Job[]) => Promise<() => void>;

/** A tick larger than this would keep its first command waiting for its last. */
const MAX_BATCH = 1024;
/**
 * Group commit under load: commits are most of a busy server's time, so a short wait halves their number. Eight
 * milliseconds cost about a seventh less CPU at 1,000 edits a second than five, and nobody who types sees the difference …
 */
const PAUSE_MS = 8;
const BUSY_WINDOW_MS = 50;
const BUSY_ITEMS = 20;
/** … but never longer than it takes for enough to gather. */
const ENOUGH = 64;

/**
 * The group commit (DESIGN.md, "The journal"): what arrives only queues; a tick takes what has gathered and
 * commits it as one transaction. It runs at once when there is work and pauses only under load.
 */
export class Journal {
	readonly #commit: Commit;
	readonly #now: () => number;
	readonly #onError: (error: unknown) => void;
	#queue: Job[] = [];
	#running: Promise<void> | null = null;
	#wake: (() => void) | null = null;
	#recent: { at: number; items: number }[] = [];
	#ticking = false;
	#readers: (() => void)[] = [];
	#closed = false;

	/**
	 * @param onError told of an answer that threw: a bug of ours
	 * @param now monotonic clock in ms
	 */
	constructor(commit: Commit, onError: (error: unknown) => void, now: () => number = () => performance.now()) {
		this.#commit = commit;
		this.#onError = onError;
		this.#now = now;
	}

	get waiting(): number {
		return this.#queue.length;
	}

	submit(job: Job): void {
		if (this.#closed) {
			job.failed('shutting_down');
			return;
		}
		this.#queue.push(job);
		if (this.#queue.length >= ENOUGH) this.#wake?.();
		this.#running ??= this.#run();
	}

	/**
	 * Reads what is in memory while it is what the disk has: never in the middle of a tick, and without being one. It
	 * costs the next tick the time that `read` takes, and nothing else.
	 * @param read changes nothing
	 */
	between<T>(read: () => T): Promise<T> {
		return new Promise((resolve, reject) => {
			const turn = () => {
				try {
					resolve(read());
				} catch (error) {
					// Whoever asked is told; the journal goes on.
					reject(error);
				}
			};
			if (this.#ticking) this.#readers.push(turn);
			else turn();
		});
	}

	/** Takes nothing new and resolves when everything queued is committed or answered. */
	async close(): Promise<void> {
		this.#closed = true;
		this.#wake?.();
		await this.#running;
	}

	async #run(): Promise<void> {
		// Frames that arrived in the same turn of the event loop share the first tick.
		await new Promise((resolve) => setImmediate(resolve));
		while (this.#queue.length > 0) {
			if (this.#busy() && this.#queue.length < ENOUGH && !this.#closed) await this.#pause();
			const batch = this.#queue.splice(0, MAX_BATCH);
			await this.#tick(batch);
		}
		this.#running = null;
	}

	async #tick(batch: Job[]): Promise<void> {
		this.#ticking = true;
		try {
			await this.#carryOut(batch);
		} finally {
			this.#ticking = false;
			for (const read of this.#readers.splice(0)) read();
		}
	}

	async #carryOut(batch: Job[]): Promise<void> {
		let show;
		try {
			show = await this.#commit(batch);
		} catch (error) {
			// The commit itself has logged why and rebuilt what it touched.
			const culprit = error instanceof JobFault ? error.job : null;
			for (const job of batch) job.failed(job === culprit ? 'internal' : 'storage_unavailable');
			return;
		}
		this.#recent.push({ at: this.#now(), items: batch.length });
		const first = batch.filter((job) => job.answersFirst === true);
		for (const job of first) this.#settle(job);
		// Writing to everybody takes longer than all that a commit has left to do; an answer is written before the next turn.
		if (first.length > 0) await new Promise<void>((resolve) => process.nextTick(resolve));
		this.#guarded(show);
		for (const job of batch) if (job.answersFirst !== true) this.#settle(job);
	}

	#settle(job: Job): void {
		this.#guarded(() => job.settled());
	}

	/** One answer that cannot be given must not keep the others from theirs, nor stop the journal. */
	#guarded(step: () => void): void {
		try {
			step();
		} catch (error) {
			this.#onError(error);
		}
	}

	#busy(): boolean {
		const since = this.#now() - BUSY_WINDOW_MS;
		this.#recent = this.#recent.filter(({ at }) => at >= since);
		return this.#recent.reduce((sum, { items }) => sum + items, 0) > BUSY_ITEMS;
	}

	async #pause(): Promise<void> {
		await new Promise<void>((resolve) => {
			const timer = setTimeout(resolve, PAUSE_MS);
			this.#wake = () => {
				clearTimeout(timer);
				resolve();
			};
		});
		this.#wake = null;
	}
}
