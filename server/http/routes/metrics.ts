import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Registry } from 'prom-client';
import type { Api } from '../env.ts';
import { problem } from '../problem.ts';

/** For Prometheus: from this machine, or with `Authorization: Bearer <token>`. */
export function metricsRoutes(api: Api, registry: Pick<Registry, 'metrics' | 'contentType'>, token: string | null): void {
	api.get('/metrics', async (c) => {
		const given = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1];
		const byToken = token !== null && given !== undefined && same(given, token);
		if (!byToken && !fromHere(c.env.incoming)) return problem('forbidden', 'metrics are not for everybody');
		return c.body(await registry.metrics(), 200, { 'content-type': registry.contentType });
	});
}

/** A proxy on this machine speaks for others. */
function fromHere({ socket, headers }: IncomingMessage): boolean {
	if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return false;
	const address = socket.remoteAddress ?? '';
	return address === '::1' || /^(?:::ffff:)?127\./.test(address);
}

function same(a: string, b: string): boolean {
	const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest());
	return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}
