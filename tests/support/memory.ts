import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { until } from './clients.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes that something still refers to. */
export function heldMemory(): number {
	collect();
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

/** Waits until what some work has left behind is no more than this: sockets take a moment to be gone. */
export async function expectReleased(before: number, most: number): Promise<void> {
	await until(() => heldMemory() - before < most, `what is still held falls below ${most} bytes`);
}
