import type { Tick } from './tick.ts';

export type Failure = 'storage_unavailable' | 'shutting_down' | 'internal';

/**
 * One thing that arrived: a command, an edit, a request that must be answered from what is on disk. Its three
 * last methods are called once, one of them, and never throw.
 */
export interface Job {
	/** Jobs of one scope run in the order of their arrival, in one document transaction. */
	readonly scope: string;
	/** runs outside the scope's document transaction, because it changes which document that is */
	readonly alone?: boolean;
	/** its answer is for its sender alone and leaves before the tick is shown to everybody else */
	readonly answersFirst?: boolean;
	/** Loads what `run` needs. Nothing may be changed here. */
	prepare?(tick: Tick): Promise<void>;
	/**
	 * Judges and changes, in memory and in `tick.writes`. Only a job that is `alone` may be asynchronous.
	 * What it throws is a bug: the whole tick is undone.
	 */
	run(tick: Tick): void | Promise<void>;
	/** after the commit: acknowledge, answer */
	settled(): void;
	/** nothing of it has happened */
	failed(why: Failure): void;
}

/** A job of which only the work matters. */
export function chore(scope: string, run: (tick: Tick) => void | Promise<void>, alone = true): { job: Job; done: Promise<void> } {
	const { promise, resolve, reject } = Promise.withResolvers<void>();
	return {
		job: { scope, alone, run, settled: resolve, failed: (why) => reject(new Error(why)) },
		done: promise
	};
}

/** A job's own code threw: the tick is undone because of it. */
export class JobFault extends Error {
	readonly job: Job;
	constructor(job: Job, cause: unknown) {
		super('a job threw', { cause });
		this.job = job;
	}
}
