import type { Api } from '../env.ts';

/** Each rejects or resolves within its own time; the name stands in the answer. */
export type Checks = Record<string, () => Promise<void>>;

const PATIENCE_MS = 2_000;

/** `/healthz`: the process answers. `/readyz`: what it depends on does, and it takes work. */
export function healthRoutes(api: Api, checks: Checks): void {
	api.get('/healthz', (c) => c.json({ status: 'ok' }));
	api.get('/readyz', async (c) => {
		const results = await Promise.all(
			Object.entries(checks).map(async ([name, check]) => [name, (await passes(check)) ? 'ok' : 'failing'] as const)
		);
		const ready = results.every(([, result]) => result === 'ok');
		return c.json({ status: ready ? 'ok' : 'failing', checks: Object.fromEntries(results) }, ready ? 200 : 503);
	});
}

async function passes(check: () => Promise<void>): Promise<boolean> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<boolean>((resolve) => {
		timer = setTimeout(resolve, PATIENCE_MS, false);
	});
	try {
		return await Promise.race([check().then(() => true), late]);
	} catch {
		return false;
	} finally {
		clearTimeout(timer);
	}
}
