import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startApp } from '../support/app.ts';
import { figure, seed } from '../support/figures.ts';
import { startPlatform } from '../support/platform.ts';
import { randomOf } from '../support/random.ts';

const ROUNDS = figure(20_000, 400);
const AT_ONCE = 20;

describe('G6: malformed HTTP', () => {
	it('does no harm at the door: requests, upgrades and bodies broken at random', async () => {
		await using platform = await startPlatform();
		const cookie = await platform.cookieOf('east_member');
		await attack(platform.origin, cookie, 'east', '2026-11-22');
		expect((await platform.get('/api/v1/task-forces', cookie)).status).toBe(200);
		expect(platform.errors).toEqual([]);
	});

	it('does no harm to the whole server', async () => {
		await using running = await startApp();
		const cookie = await running.signIn('member1');
		await attack(running.origin, cookie, 'huahu', await running.today());
		expect((await running.get('/api/v1/task-forces/huahu/boards/today', cookie)).status).toBe(200);
		expect((await running.get('/readyz', cookie)).status).toBe(200);
	});
});

async function attack(origin: string, cookie: string, taskForce: string, date: string): Promise<void> {
	const random = randomOf(seed('G6 HTTP'));
	const { hostname, port } = new URL(origin);
	const whole = wholeRequests(cookie, origin, taskForce, date).map((text) => Buffer.from(text, 'latin1'));
	for (let round = 0; round < ROUNDS; round += AT_ONCE) {
		await Promise.all(Array.from({ length: AT_ONCE }, () => send(hostname, Number(port), broken(whole, random))));
	}
}

function wholeRequests(cookie: string, origin: string, taskForce: string, date: string): string[] {
	const head = (line: string, ...headers: string[]) =>
		[`${line} HTTP/1.1`, 'host: x', `cookie: ${cookie}`, `origin: ${origin}`, ...headers, '', ''].join('\r\n');
	const upgrade = ['connection: Upgrade', 'upgrade: websocket', 'sec-websocket-version: 13', 'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ=='];
	const json = '{"id":"x","type":"finding.report"}';
	return [
		head(`GET /api/v1/task-forces/${taskForce}/issues?status=closed&q=%E6%A5%BC&limit=5`),
		head(`GET /api/v1/task-forces/${taskForce}/boards/today`),
		head('GET /api/v1/photos/abc?size=thumb'),
		`${head('POST /api/v1/commands', 'content-type: application/json', `content-length: ${json.length}`)}${json}`,
		`${head('PUT /api/v1/photos/abc', 'transfer-encoding: chunked')}5\r\nhello\r\n0\r\n\r\n`,
		`${head('POST /api/auth/sign-in/username', 'content-type: application/json', 'content-length: 4')}{"a"`,
		head(`GET /collab/board/${taskForce}/${date}`, ...upgrade),
		head('GET /socket.io/?EIO=4&transport=websocket', ...upgrade),
		head('GET /collab/x', ...upgrade).replace(/cookie: [^\r]*\r\n/, '')
	];
}

/** One of them with bytes changed, cut off, or followed by noise. */
function broken(whole: readonly Buffer[], random: () => number): Buffer {
	const bytes = Buffer.from(whole[Math.floor(random() * whole.length)] ?? '');
	const changes = Math.floor(random() * 6);
	for (let n = 0; n < changes; n++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
	const end = random() < 0.3 ? Math.floor(random() * bytes.length) : bytes.length;
	const noise = random() < 0.3 ? Buffer.from(Array.from({ length: 50 }, () => Math.floor(random() * 256))) : Buffer.alloc(0);
	return Buffer.concat([bytes.subarray(0, end), noise]);
}

/** Sends, waits for a first answer or a moment, and goes away, sometimes without a word. */
function send(host: string, port: number, bytes: Buffer): Promise<void> {
	return new Promise((resolve) => {
		const socket = connect(port, host, () => socket.write(bytes));
		const leave = setTimeout(() => socket.destroy(), 50);
		socket.on('data', () => socket.end());
		socket.on('error', () => socket.destroy());
		socket.on('close', () => {
			clearTimeout(leave);
			resolve();
		});
	});
}
