import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { type Platform, startPlatform } from '../support/platform.ts';
import { TODAY } from '../support/street.ts';

/** What a route's parameters stand for, so that a new route is covered by being there. */
const EXAMPLES: Record<string, (platform: Platform) => string> = {
	slug: () => 'east',
	date: () => TODAY,
	number: () => '1',
	id: (platform) => platform.issues.east1 ?? '',
	hash: () => 'a'.repeat(64),
	view: () => '0190a0a0-0000-7000-8000-000000000001'
};
/** Routes that anybody may ask, with the reason. */
const OPEN = new Set([
	'GET /healthz', // is the process alive
	'GET /readyz', // does it take work
	'GET /metrics', // has its own door: this machine, or a token
	'POST /api/auth/sign-in/username', // there is no session before it
	'POST /api/auth/sign-out', // ends a session if there is one
	'GET /api/auth/get-session' // answers null
]);
const SAFE = ['GET', 'HEAD'];
const noSession: Record<string, string>[] = [{}, { cookie: 'better-auth.session_token=forged.signature' }];
const FOREIGN = ['null', 'https://evil.example', 'http://127.0.0.1.evil.example', 'http://127.0.0.1', 'https://127.0.0.1:1', ''];

describe('G14: every route', () => {
	let platform: Platform;
	let member: string;
	let stranger: string;
	let routes: { method: string; path: string; name: string }[];
	beforeAll(async () => {
		platform = await startPlatform();
		member = await platform.cookieOf('east_member');
		stranger = await platform.cookieOf('west_member');
		const unique = new Map(
			platform.api.routes
				.filter(({ method }) => method !== 'ALL')
				.map(({ method, path }) => [`${method} ${path}`, { method, path }] as const)
		);
		routes = [...unique].map(([name, { method, path }]) => ({
			name,
			method,
			path: path.replace(/:(\w+)/g, (_, parameter: string) => {
				const example = EXAMPLES[parameter];
				if (example === undefined) throw new Error(`no example of :${parameter} in ${name}`);
				return example(platform);
			})
		}));
	});
	afterAll(() => platform[Symbol.asyncDispose]());

	function ask(method: string, path: string, headers: Record<string, string>): Promise<Response> {
		const body = SAFE.includes(method) ? null : '{}';
		return fetch(`${platform.origin}${path}`, { method, headers, body });
	}

	it('is there to be tried', () => {
		expect(routes.length).toBeGreaterThan(15);
	});

	it('answers 401 without a session, whatever it is asked', async () => {
		for (const { name, method, path } of routes.filter((route) => !OPEN.has(route.name))) {
			for (const headers of noSession) {
				const response = await ask(method, path, headers);
				expect(response.status, name).toBe(401);
				expect(await response.json(), name).toMatchObject({ code: 'unauthenticated' });
			}
		}
		expect(await (await ask('GET', '/api/auth/get-session', {})).json()).toBeNull();
	});

	it('tells nobody anything of a task force where they have no role', async () => {
		const reading = routes.filter(({ name }) => name.startsWith('GET ') && /:(?:slug|id|number)/.test(name));
		expect(reading.length).toBeGreaterThan(8);
		for (const { name, path } of reading) {
			const response = await ask('GET', path, { cookie: stranger });
			expect([403, 404], name).toContain(response.status);
			const text = await response.text();
			expect(text, name).not.toContain('楼道');
			expect(text, name).not.toContain('天虹');
		}
		expect(await (await ask('GET', '/api/v1/task-forces', { cookie: stranger })).json()).toMatchObject({ items: [{ slug: 'west' }] });
	});

	it('refuses a foreign or null Origin on every method that changes something', async () => {
		for (const { name, method, path } of routes.filter((route) => !SAFE.includes(route.method))) {
			for (const origin of FOREIGN) {
				const response = await rawRequest(platform.origin, method, path, { cookie: member, origin });
				expect(response, `${name} from ${origin}`).toMatchObject({ status: 403, code: 'foreign_origin' });
			}
			const crossSite = await rawRequest(platform.origin, method, path, { cookie: member, 'sec-fetch-site': 'cross-site' });
			expect(crossSite.status, name).toBe(403);
		}
		expect(platform.ran).toEqual([]);
	});

	it('refuses them on pages and on methods that no route has', async () => {
		for (const path of ['/', '/t/east', '/api/nothing', '/socket.io/', '/collab/board/east/2026-11-22']) {
			for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
				const response = await rawRequest(platform.origin, method, path, { cookie: member, origin: 'https://evil.example' });
				expect(response.status, `${method} ${path}`).toBe(403);
			}
		}
	});

	it('sends no permission to read answers to another web site', async () => {
		for (const { path, method } of routes.filter((route) => SAFE.includes(route.method))) {
			const response = await ask(method, path, { cookie: member, origin: 'https://evil.example' });
			expect(response.headers.get('access-control-allow-origin')).toBeNull();
			await response.arrayBuffer();
		}
	});

	it('takes its own Origin, and none from a program', async () => {
		const own: Record<string, string>[] = [{ origin: platform.origin }, { origin: platform.origin.replace('127.0.0.1', 'localhost') }, {}];
		for (const headers of own) {
			const response = await ask('POST', '/api/v1/commands', { cookie: member, ...headers });
			expect(response.status).toBe(422);
		}
	});

	describe.each(['/collab/board/east/2026-11-22', '/socket.io/?EIO=4&transport=websocket'])('the socket %s', (path) => {
		it('is opened with a session, from here or from a program', async () => {
			const own: Record<string, string>[] = [{ cookie: member }, { cookie: member, origin: platform.origin }];
			for (const headers of own) {
				expect(await openSocket(platform.origin, path, headers)).toMatch(/^(?:collab|socket\.io) east_member$/);
			}
		});

		it('is refused from every foreign Origin', async () => {
			for (const origin of FOREIGN) {
				expect(await openSocket(platform.origin, path, { cookie: member, origin }), origin).toBe('403');
			}
		});

		it('is refused without a session, in the way its client understands', async () => {
			const expected = path.startsWith('/collab') ? '4401' : '401';
			expect(await openSocket(platform.origin, path, {})).toBe(expected);
			expect(await openSocket(platform.origin, path, { cookie: 'better-auth.session_token=x.y' })).toBe(expected);
		});

		it('is refused while nothing is taken', async () => {
			for (const reason of ['shutting_down', 'storage_unavailable'] as const) {
				platform.close.reason = reason;
				expect(await openSocket(platform.origin, path, { cookie: member })).toBe('503');
			}
			platform.close.reason = null;
		});
	});

	it('is not there for other sockets', async () => {
		for (const path of ['/', '/collab', '/collaborate/x', '/socket.iox', '/api/v1/commands', '//collab/x']) {
			expect(await openSocket(platform.origin, path, { cookie: member }), path).toBe('404');
		}
	});

	it('looks at polling like at sockets', async () => {
		const path = '/socket.io/?EIO=4&transport=polling';
		expect((await rawRequest(platform.origin, 'GET', path, {})).status).toBe(401);
		expect((await rawRequest(platform.origin, 'GET', path, { cookie: member })).status).toBe(200);
		for (const origin of FOREIGN) {
			expect((await rawRequest(platform.origin, 'GET', path, { cookie: member, origin })).status, origin).toBe(403);
			expect((await rawRequest(platform.origin, 'POST', path, { cookie: member, origin })).status, origin).toBe(403);
		}
	});
});

/** As sent: `fetch` does not let a program choose its Origin's neighbours. */
function rawRequest(
	origin: string,
	method: string,
	path: string,
	headers: Record<string, string>
): Promise<{ status: number; code: unknown }> {
	return new Promise((resolve, reject) => {
		const body = SAFE.includes(method) ? '' : '{}';
		const length = { 'content-length': String(body.length) };
		const sent = request(`${origin}${path}`, { method, headers: { ...headers, ...length }, agent: false }, (response) => {
			let text = '';
			response.setEncoding('utf8');
			response.on('data', (chunk: string) => (text += chunk));
			response.on('end', () => {
				const json = response.headers['content-type']?.includes('json') === true;
				const { code } = json ? (JSON.parse(text) as { code?: unknown }) : {};
				resolve({ status: response.statusCode ?? 0, code });
			});
		});
		sent.on('error', reject);
		sent.end(body);
	});
}

/** @returns the first message, or the status or close code it was refused with */
function openSocket(origin: string, path: string, headers: Record<string, string>): Promise<string> {
	return new Promise((resolve, reject) => {
		const socket = new WebSocket(`${origin.replace('http', 'ws')}${path}`, { headers });
		socket.on('message', (data: Buffer) => {
			resolve(data.toString());
			socket.close();
		});
		socket.on('close', (code) => resolve(String(code)));
		socket.on('unexpected-response', (_request, response) => {
			resolve(String(response.statusCode));
			response.destroy();
		});
		socket.on('error', reject);
	});
}
