import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** Below what the system gives to outgoing connections: while a server is away nobody else comes by its port. */
const [FROM, TO] = [20_000, 32_000];

/** A port for a server that is stopped and started again, as clients know it. */
export async function freePort(): Promise<number> {
	for (let tries = 0; tries < 100; tries++) {
		const port = FROM + Math.floor(Math.random() * (TO - FROM));
		if (await isFree(port)) return port;
		await wait(10);
	}
	throw new Error('no free port');
}

async function isFree(port: number): Promise<boolean> {
	const probe = createServer();
	try {
		await once(probe.listen(port, '127.0.0.1'), 'listening');
	} catch {
		return false; // somebody listens there
	}
	probe.close();
	await once(probe, 'close');
	return true;
}
