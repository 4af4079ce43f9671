import { parentPort, workerData } from 'node:worker_threads';
import SQLite from 'better-sqlite3';

/*
 * Moves what was committed from the write-ahead log into the database file, on a thread of its own: a checkpoint
 * inside a commit would keep everybody waiting for its fsyncs. It never blocks the writer (PASSIVE).
 */
const { file, everyMs } = workerData as { file: string; everyMs: number };
const db = new SQLite(file, { timeout: 0 });
const timer = setInterval(() => {
	// Busy or a failing disk: the next round tries again, and the writer checkpoints by itself when the log is long.
	try {
		db.pragma('wal_checkpoint(PASSIVE)');
	} catch (error) {
		parentPort?.postMessage(error instanceof Error ? error.message : String(error));
	}
}, everyMs);

parentPort?.once('message', () => {
	clearInterval(timer);
	db.close();
	parentPort?.close();
});
