import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uploadersOf } from '#server/photos/photos.ts';
import type { PhotoId } from '#lib/domain/ids.ts';
import { plainPicture, withPosition } from '../support/hostile-pictures.ts';
import { type Platform, startPlatform } from '../support/platform.ts';
import { findingRow } from '../support/rows.ts';

describe('photos', () => {
	let platform: Platform;
	const cookies: Record<string, string> = {};
	beforeAll(async () => {
		platform = await startPlatform();
		for (const name of ['east_checker', 'east_member', 'builder1', 'police1', 'west_leader', 'nobody1']) {
			cookies[name] = await platform.cookieOf(name);
		}
	});
	afterAll(() => platform[Symbol.asyncDispose]());

	let made = 0;
	async function picture(): Promise<{ id: PhotoId; bytes: Buffer }> {
		made++;
		const bytes = await plainPicture(100 + made, 50).png().toBuffer();
		return { id: createHash('sha256').update(bytes).digest('hex') as PhotoId, bytes };
	}
	const put = (person: string, id: string, bytes: Buffer) =>
		fetch(`${platform.origin}/api/v1/photos/${id}`, {
			method: 'PUT',
			headers: { cookie: cookies[person] ?? '' },
			body: new Uint8Array(bytes)
		});
	const statusFor = async (person: string, id: string) =>
		(await platform.get(`/api/v1/photos/${id}?size=thumb`, cookies[person])).status;
	const fileOf = (id: string, size: string) => join(platform.dataDir, 'photos', id.slice(0, 2), `${id}-${size}.jpg`);

	it('are turned upright and come in two sizes', async () => {
		const bytes = await withPosition('jpeg');
		const id = createHash('sha256').update(bytes).digest('hex');
		expect(await (await put('east_checker', id, bytes)).json()).toEqual({ id, width: 60, height: 90 });

		const big = await plainPicture(3000, 1500).jpeg().toBuffer();
		const bigId = createHash('sha256').update(big).digest('hex');
		expect(await (await put('east_checker', bigId, big)).json()).toEqual({ id: bigId, width: 2048, height: 1024 });
		const thumb = await platform.get(`/api/v1/photos/${bigId}?size=thumb`, cookies.east_checker);
		expect(await sharp(await thumb.arrayBuffer()).metadata()).toMatchObject({ width: 320, height: 160 });
	});

	it('may be sent again, by the same person or another, with the same answer', async () => {
		const { id, bytes } = await picture();
		const answers = await Promise.all(
			['east_checker', 'east_checker', 'west_leader', 'east_checker'].map((person) => put(person, id, bytes))
		);
		const bodies = await Promise.all(answers.map((answer) => answer.text()));
		expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
		expect(new Set(bodies).size).toBe(1);
		const uploads = await platform.storage.reader.selectFrom('photo_upload').select('person').where('photo', '=', id).execute();
		expect(uploads.map((row) => row.person).sort()).toEqual(['east_checker', 'west_leader']);
		const uploaders = await uploadersOf(platform.storage.reader, [id, 'f'.repeat(64) as PhotoId]);
		expect(uploaders).toEqual(new Set([`${id}\neast_checker`, `${id}\nwest_leader`]));
	});

	it('are taken from nobody who belongs to no task force', async () => {
		const { id, bytes } = await picture();
		const refused = await put('nobody1', id, bytes);
		expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'forbidden' }]);
		expect(await statusFor('nobody1', id)).toBe(404);
	});

	it('may come in pieces, as a program streams them', async () => {
		const { id, bytes } = await picture();
		const response = await fetch(`${platform.origin}/api/v1/photos/${id}`, {
			method: 'PUT',
			headers: { cookie: cookies.east_checker ?? '' },
			body: new Blob([new Uint8Array(bytes)]).stream(),
			duplex: 'half'
		} as RequestInit);
		expect(response.status).toBe(200);
		expect(await statusFor('east_checker', id)).toBe(200);
	});

	it('are drawn again where their files are gone', async () => {
		const { id, bytes } = await picture();
		await put('east_checker', id, bytes);
		rmSync(fileOf(id, 'thumb'));
		expect(await statusFor('east_checker', id)).toBe(404);
		expect((await put('east_checker', id, bytes)).status).toBe(200);
		expect(await statusFor('east_checker', id)).toBe(200);
	});

	it('are seen by who uploaded them, and by nobody else until they are evidence (G13)', async () => {
		const { id, bytes } = await picture();
		await put('east_checker', id, bytes);
		expect(await statusFor('east_checker', id)).toBe(200);
		expect(await statusFor('east_member', id)).toBe(404);
		expect(await statusFor('west_leader', id)).toBe(404);
	});

	it('of a finding are seen by the task force, and by the liaison of its department alone (G13)', async () => {
		const { id, bytes } = await picture();
		await put('east_checker', id, bytes);
		const finding = findingRow({ task_force: 'east', issue: platform.issues.east2 ?? '' });
		await platform.storage.db.transaction().execute(async (tx) => {
			await tx.insertInto('finding').values(finding).execute();
			await tx.insertInto('finding_photo').values({ finding: finding.id, position: 0, photo: id }).execute();
		});
		expect(await statusFor('east_member', id)).toBe(200);
		expect(await statusFor('builder1', id)).toBe(200);
		expect(await statusFor('police1', id)).toBe(404);
		expect(await statusFor('west_leader', id)).toBe(404);
		expect(await statusFor('nobody1', id)).toBe(404);
		const detail = await platform.get(`/api/v1/issues/${platform.issues.east2}`, cookies.builder1);
		expect(await detail.json()).toMatchObject({ findings: expect.arrayContaining([expect.objectContaining({ photos: [id] })]) });
	});

	it('of a fix are seen like those of a finding (G13)', async () => {
		const { id, bytes } = await picture();
		await put('east_checker', id, bytes);
		const fix = { id: randomUUID(), issue: platform.issues.east1 ?? '', person: 'east_owner', note: null, at: '2026-11-22T03:00:00.000Z' };
		await platform.storage.db.transaction().execute(async (tx) => {
			await tx.insertInto('fix').values(fix).execute();
			await tx.insertInto('fix_photo').values({ fix: fix.id, position: 0, photo: id }).execute();
		});
		expect(await statusFor('east_member', id)).toBe(200);
		expect(await statusFor('builder1', id)).toBe(404);
		expect(await statusFor('west_leader', id)).toBe(404);
	});

	it('are no longer seen by who has lost the role, though their browser remembers them (G8, G13)', async () => {
		const { id, bytes } = await picture();
		await put('east_checker', id, bytes);
		const finding = findingRow({ task_force: 'west', issue: platform.issues.west1 ?? '' });
		await platform.storage.db.transaction().execute(async (tx) => {
			await tx.insertInto('finding').values(finding).execute();
			await tx.insertInto('finding_photo').values({ finding: finding.id, position: 0, photo: id }).execute();
		});
		const cookie = await platform.cookieOf('west_viewer');
		const seen = await platform.get(`/api/v1/photos/${id}`, cookie);
		const etag = seen.headers.get('etag') ?? '';
		const again = () => fetch(`${platform.origin}/api/v1/photos/${id}`, { headers: { cookie, 'if-none-match': etag } });
		expect((await again()).status).toBe(304);
		await platform.storage.db.deleteFrom('membership').where('person', '=', 'west_viewer').execute();
		await platform.standing.refresh();
		expect((await again()).status).toBe(404);
	});

	it('ask for a size that exists', async () => {
		const response = await platform.get(`/api/v1/photos/${'a'.repeat(64)}?size=huge`, cookies.east_member);
		expect(await response.json()).toMatchObject({ code: 'invalid', field: 'size' });
	});

	it('are not acknowledged when the row cannot be written, and may be sent again', async () => {
		const { id, bytes } = await picture();
		await sql`create trigger full_disk before insert on photo begin select raise(abort, 'disk'); end`.execute(platform.storage.db);
		expect((await put('east_checker', id, bytes)).ok).toBe(false);
		await sql`drop trigger full_disk`.execute(platform.storage.db);
		expect(await statusFor('east_checker', id)).toBe(404);
		expect((await put('east_checker', id, bytes)).status).toBe(200);
		platform.errors.length = 0;
	});

	it('whose files cannot be written are answered storage_unavailable, without a row', async () => {
		const { id, bytes } = await picture();
		// A file where the directory should be: writing below it fails.
		const shelf = join(platform.dataDir, 'photos', id.slice(0, 2));
		rmSync(shelf, { recursive: true, force: true });
		writeFileSync(shelf, '');
		const response = await put('east_checker', id, bytes);
		expect(response.status).toBeGreaterThanOrEqual(500);
		expect(await platform.storage.reader.selectFrom('photo').select('id').where('id', '=', id).execute()).toEqual([]);
		rmSync(shelf);
		expect((await put('east_checker', id, bytes)).status).toBe(200);
		expect(existsSync(fileOf(id, 'full'))).toBe(true);
		expect(readFileSync(fileOf(id, 'full')).length).toBeGreaterThan(100);
		expect(readdirSync(shelf).filter((name) => name.endsWith('.tmp'))).toEqual([]);
	});
});
