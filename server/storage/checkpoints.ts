import { Worker } from 'node:worker_threads';

/** Often enough that the log stays short and each round is small. */
const EVERY_MS = 250;

/** Starts the checkpointing thread of a database file. @param onError told of a round that failed */
export function startCheckpoints(file: string, onError: (message: string) => void): { stop(): Promise<void> } {
	const worker = new Worker(new URL('checkpointer.ts', import.meta.url), { workerData: { file, everyMs: EVERY_MS } });
	const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
	worker.on('message', onError);
	// Without it the writer checkpoints by itself: slower, nothing else.
	worker.on('error', (error) => onError(error instanceof Error ? error.message : String(error)));
	return {
		stop() {
			worker.postMessage('stop');
			return ended;
		}
	};
}
