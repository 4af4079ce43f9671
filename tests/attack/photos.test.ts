import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figure, seed } from '../support/figures.ts';
import { CANARY, type Hostile, hostilePictures, mutilated, plainPicture, withPosition } from '../support/hostile-pictures.ts';
import { type Platform, startPlatform } from '../support/platform.ts';
import { randomOf } from '../support/random.ts';

const FILES = figure(200, 40);

describe('G13: hostile files', () => {
	let platform: Platform;
	let cookie: string;
	beforeAll(async () => {
		platform = await startPlatform();
		cookie = await platform.cookieOf('east_checker');
	});
	afterAll(() => platform[Symbol.asyncDispose]());

	const root = () => join(platform.dataDir, 'photos');
	const stored = () => readdirSync(root(), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

	function put(bytes: Buffer, name = sha256(bytes), headers: Record<string, string> = {}): Promise<Response> {
		return fetch(`${platform.origin}/api/v1/photos/${name}`, {
			method: 'PUT',
			headers: { cookie, ...headers },
			body: new Uint8Array(bytes)
		});
	}

	async function answerTo({ bytes }: Hostile): Promise<string> {
		const response = await put(bytes);
		const body = (await response.json()) as { code?: string };
		return response.status === 200 ? 'kept' : String(body.code);
	}

	it('are refused by what they are, and of what is kept nothing but pixels is left', async () => {
		const known = await hostilePictures();
		const files = [...known, ...(await mutilated(Math.max(0, FILES - known.length), randomOf(seed('G13'))))];
		expect(files.length).toBeGreaterThanOrEqual(FILES);
		const kept = new Set<string>();
		for (const file of files) {
			const answer = await answerTo(file);
			expect(file.answers, `${file.name} was answered ${answer}`).toContain(answer);
			if (answer === 'kept') kept.add(sha256(file.bytes));
		}

		const rows = await platform.storage.reader.selectFrom('photo').select('id').execute();
		expect(new Set(rows.map((row) => row.id))).toEqual(kept);
		const names = stored().map((entry) => entry.name);
		expect(new Set(names)).toEqual(new Set([...kept].flatMap((id) => [`${id}-full.jpg`, `${id}-thumb.jpg`])));
		for (const entry of stored()) await expectBare(readFileSync(join(entry.parentPath, entry.name)));
		expect(platform.errors).toEqual([]);
	});

	it('sent under a name that is a path are refused, and nothing is written anywhere', async () => {
		const bytes = await plainPicture().jpeg().toBuffer();
		const before = stored().length;
		const hash = sha256(bytes);
		for (const name of [
			'..%2f..%2fescaped',
			'..%2f..%2f..%2fetc%2fpasswd',
			'%00',
			`${hash}%00.jpg`,
			`..%2f${hash}`,
			`${hash}.svg`,
			hash.toUpperCase(),
			hash.slice(1),
			'f'.repeat(64)
		]) {
			const response = await put(bytes, name);
			expect(await response.json(), name).toMatchObject({ code: 'hash_mismatch' });
		}
		expect(stored()).toHaveLength(before);
		expect(readdirSync(platform.dataDir).sort()).toEqual(expect.not.arrayContaining(['escaped']));
	});

	it('that call themselves a picture in a header are looked at all the same', async () => {
		const response = await put(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), undefined, { 'content-type': 'image/jpeg' });
		expect(response.status).toBe(415);
	});

	it('of more than 12 MiB are cut off, whether they say so or not', async () => {
		const chunk = new Uint8Array(1024 * 1024);
		let sent = 0;
		const body = new ReadableStream({
			pull(controller) {
				if (sent++ < 20) controller.enqueue(chunk);
				else controller.close();
			}
		});
		const response = await fetch(`${platform.origin}/api/v1/photos/${'a'.repeat(64)}`, {
			method: 'PUT',
			headers: { cookie },
			body,
			duplex: 'half'
		} as RequestInit);
		expect(response.status).toBe(413);
	});

	it('that are refused before they have all come are heard to the end: a phone on a bad line learns why', async () => {
		/** As a browser does: sends everything, slowly at first, and only then looks at the answer. */
		const answer = async (headers: Record<string, string>) => {
			const { hostname, port } = new URL(platform.origin);
			const socket = connect(Number(port), hostname);
			const cut = once(socket, 'close').then(() => {
				throw new Error('the connection was cut');
			});
			cut.catch(() => undefined);
			socket.on('error', () => socket.destroy());
			const lines = Object.entries({ host: 'x', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
			socket.write(`PUT /api/v1/photos/${'b'.repeat(64)} HTTP/1.1\r\n${lines.join('')}\r\n`);
			for (let piece = 0; piece < 14; piece++) {
				await Promise.race([cut, new Promise((resolve) => socket.write(Buffer.alloc(1024 * 1024), resolve))]);
				// Longer than whatever would cut it off once it is refused has patience.
				if (piece < 3) await new Promise((resolve) => setTimeout(resolve, 400));
			}
			const [data] = await Promise.race([cut, once(socket, 'data') as Promise<[Buffer]>]);
			socket.destroy();
			return /^HTTP\/1\.1 (\d+)/.exec(data.toString('latin1'))?.[1];
		};
		const length = String(14 * 1024 * 1024);
		expect(await answer({ cookie, 'content-length': length })).toBe('413');
		expect(await answer({ 'content-length': length })).toBe('401');
		expect(await answer({ cookie, 'content-length': length, connection: 'close' })).toBe('413');
	});

	it('are served as a picture that no browser takes for anything else', async () => {
		const bytes = await withPosition('jpeg');
		await put(bytes);
		const response = await platform.get(`/api/v1/photos/${sha256(bytes)}?size=full`, cookie);
		expect(response.headers.get('content-type')).toBe('image/jpeg');
		expect(response.headers.get('x-content-type-options')).toBe('nosniff');
		expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
		expect(response.headers.get('cache-control')).toContain('private');
		await expectBare(Buffer.from(await response.arrayBuffer()));
	});
});

async function expectBare(bytes: Buffer): Promise<void> {
	const metadata = await sharp(bytes).metadata();
	expect(metadata.format).toBe('jpeg');
	expect([metadata.exif, metadata.xmp, metadata.iptc, metadata.icc, metadata.orientation, metadata.comments]).toEqual(
		Array.from({ length: 6 }, () => undefined)
	);
	expect(bytes.includes(CANARY)).toBe(false);
	expect(bytes.includes('Exif')).toBe(false);
	expect(Math.max(metadata.width, metadata.height)).toBeLessThanOrEqual(2048);
}

function sha256(bytes: Buffer): string {
	return createHash('sha256').update(bytes).digest('hex');
}
