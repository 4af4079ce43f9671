import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A directory of one's own, gone with its `dispose`. */
export function tempDir(name: string): { path: string; [Symbol.dispose](): void } {
	const path = mkdtempSync(join(tmpdir(), `noonboard-${name}-`));
	return {
		path,
		[Symbol.dispose]() {
			rmSync(path, { recursive: true, force: true });
		}
	};
}
