import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '../support/temp.ts';

/** A disk that can be made to fail, and mended. */
export interface BadDisk extends Disposable {
	kind: string;
	path: string;
	fail(server: { pid: number }): void;
	mend(server: { pid: number }): void;
}

export const FULL = 'a full disk';
const BYTES = 24 * 1024 * 1024;

/** A small file system of its own that is filled to the last byte; null where one cannot be mounted. */
export function smallDisk(): BadDisk | null {
	const dir = tempDir('small-disk');
	try {
		execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${BYTES}`, 'tmpfs', dir.path], { stdio: 'pipe' });
	} catch {
		dir[Symbol.dispose]();
		return null; // takes the right to mount
	}
	const filler = join(dir.path, 'filler');
	const path = join(dir.path, 'data');
	mkdirSync(path);
	return {
		kind: FULL,
		path,
		fail: () => fill(filler),
		mend: () => rmSync(filler),
		[Symbol.dispose]() {
			execFileSync('umount', ['--lazy', dir.path]);
			dir[Symbol.dispose]();
		}
	};
}

/** Writes that the system refuses: no file of the server's may grow any more. */
export function refusedWrites(): BadDisk {
	const dir = tempDir('refused-writes');
	const limit = (server: { pid: number }, size: string) =>
		void execFileSync('prlimit', [`--pid=${server.pid}`, `--fsize=${size}:`], { stdio: 'pipe' });
	return {
		kind: 'refused writes',
		path: dir.path,
		fail: (server) => limit(server, '1'),
		mend: (server) => limit(server, 'unlimited'),
		[Symbol.dispose]: () => dir[Symbol.dispose]()
	};
}

function fill(file: string): void {
	let chunk = Buffer.alloc(1024 * 1024);
	while (chunk.length > 0) {
		try {
			appendFileSync(file, chunk);
		} catch {
			chunk = chunk.subarray(0, Math.floor(chunk.length / 2)); // no room for so much
		}
	}
}
