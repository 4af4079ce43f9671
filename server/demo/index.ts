import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export { seedDemo } from './seed.ts';
export { DEMO_TASK_FORCE } from './street.ts';

const DEFAULT_SEED = 20201107;

export interface CheckersOptions {
	/** the Origin that pages of this server have; its address by default */
	origin?: string;
	/** the same seed gives the same morning */
	seed?: number;
}

/**
 * Lets simulated checkers report to a running server, from a process of their own that ends with this one.
 * @param address where the server listens, e.g. `http://localhost:3000`
 */
export function startCheckers(address: string, { origin = address, seed = DEFAULT_SEED }: CheckersOptions = {}) {
	const script = fileURLToPath(new URL('checkers.ts', import.meta.url));
	const child = fork(script, [address, origin, String(seed)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
	// A demo without simulated checkers is still a demo: if they cannot start, nothing else is lost.
	const ended = new Promise<void>((resolve) => {
		child.once('close', () => resolve());
		child.once('error', () => resolve());
	});
	return {
		stop(): Promise<void> {
			child.kill('SIGTERM');
			return ended;
		}
	};
}
