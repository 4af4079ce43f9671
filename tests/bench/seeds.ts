import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { tempDir } from '../support/temp.ts';

const SCRIPT = fileURLToPath(new URL('seed.ts', import.meta.url));

/** The board's document of a seeded data directory, as one update. */
export function documentFile(dataDir: string): string {
	return join(dataDir, 'board.update');
}

/** Data directories with a board of so many issues, made once each and copied for every server. */
export class Seeds implements Disposable {
	readonly #made = new Map<number, Promise<string>>();
	readonly #dirs: Disposable[] = [];

	/** @returns a copy of one's own */
	async copy(issues: number, to: string): Promise<void> {
		let made = this.#made.get(issues);
		if (made === undefined) this.#made.set(issues, (made = this.#make(issues)));
		await cp(await made, to, { recursive: true });
	}

	[Symbol.dispose](): void {
		for (const dir of this.#dirs) dir[Symbol.dispose]();
	}

	async #make(issues: number): Promise<string> {
		const dir = tempDir(`bench-seed-${issues}`);
		this.#dirs.push(dir);
		await promisify(execFile)(process.execPath, [SCRIPT, dir.path, String(issues)]);
		return dir.path;
	}
}
