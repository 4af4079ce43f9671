import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PersonId } from '#lib/domain/ids.ts';
import { createPhotos } from '#server/photos/photos.ts';
import { backup } from '#server/storage/backup.ts';
import { databaseFile, photosDir } from '#server/storage/layout.ts';
import { DataDirInUse, lockDataDir } from '#server/storage/lock.ts';
import { restore } from '#server/storage/restore.ts';
import { generationOf, openStorage } from '#server/storage/storage.ts';
import { keptSecretKey } from '#server/secret-key.ts';
import { plainPicture } from '../support/hostile-pictures.ts';
import { NOON, seedStreets } from '../support/street.ts';
import { tempDir } from '../support/temp.ts';

/** A data directory with two streets and two photos, and room for a backup and another data directory. */
async function install() {
	const dir = tempDir('backup');
	const dataDir = join(dir.path, 'data');
	const storage = await openStorage({ file: databaseFile(dataDir) });
	await seedStreets(storage);
	const photos = createPhotos({ storage, dir: photosDir(dataDir) });
	for (const width of [200, 300]) {
		const bytes = await plainPicture(width, 100).jpeg().toBuffer();
		await photos.put('east_checker' as PersonId, createHash('sha256').update(bytes).digest('hex'), bytes);
	}
	await storage.db
		.insertInto('session')
		.values({ id: 's', token: 't', user_id: 'east_member', expires_at: '2099', ip_address: null, user_agent: null, created_at: 'x', updated_at: 'x' })
		.execute();
	return {
		storage,
		dataDir,
		to: join(dir.path, 'backup'),
		elsewhere: join(dir.path, 'elsewhere'),
		async [Symbol.asyncDispose]() {
			await storage.close();
			dir[Symbol.dispose]();
		}
	};
}

async function commandIds(dataDir: string): Promise<string[]> {
	const storage = await openStorage({ file: databaseFile(dataDir) });
	const rows = await storage.reader.selectFrom('command').select('id').execute();
	await storage.close();
	return rows.map((row) => row.id);
}

describe('backup and restore', () => {
	it('bring everything back, under a new generation and without old sessions', async () => {
		await using made = await install();
		const manifest = await backup({ dataDir: made.dataDir, to: made.to, now: NOON });
		expect(manifest.rows).toMatchObject({ issue: 6, finding: 6, photo: 2, session: 1 });
		expect(manifest.photos).toHaveLength(4);

		const restored = await restore({ dataDir: made.elsewhere, from: made.to, now: NOON });
		expect(restored.before).toBeNull();
		const copy = await openStorage({ file: databaseFile(made.elsewhere) });
		expect(await copy.reader.selectFrom('issue').selectAll().orderBy('id').execute()).toEqual(
			await made.storage.reader.selectFrom('issue').selectAll().orderBy('id').execute()
		);
		expect(await copy.reader.selectFrom('session').selectAll().execute()).toEqual([]);
		expect(await generationOf(copy.reader)).toBe(restored.generation);
		expect(restored.generation).not.toBe(manifest.generation);
		for (const { path } of manifest.photos) {
			expect(readFileSync(join(made.elsewhere, path))).toEqual(readFileSync(join(made.dataDir, path)));
		}
		await copy.close();
	});

	it('hold every answer that was given before the backup began, though writing goes on (G12)', async () => {
		await using made = await install();
		let running = true;
		const acked: string[] = [];
		const load = (async () => {
			for (let at = 0; running; at++) {
				const id = `command-${at}`;
				await made.storage.db
					.transaction()
					.execute((tx) =>
						tx
							.insertInto('command')
							.values({ id, person: 'east_member', task_force: 'east', type: 't', received_at: 'now', answer: 'x'.repeat(5000) })
							.execute()
					);
				acked.push(id);
				await new Promise((resolve) => setImmediate(resolve));
			}
		})();
		for (let round = 0; round < 3; round++) {
			await new Promise((resolve) => setTimeout(resolve, 50));
			const before = [...acked];
			const to = `${made.to}-${round}`;
			await backup({ dataDir: made.dataDir, to, now: NOON });
			await restore({ dataDir: made.elsewhere, from: to, now: NOON + round });
			const found = new Set(await commandIds(made.elsewhere));
			expect(before.filter((id) => !found.has(id))).toEqual([]);
		}
		running = false;
		await load;
		expect(acked.length).toBeGreaterThan(3);
	});

	it('sets aside what stood there before', async () => {
		await using made = await install();
		await backup({ dataDir: made.dataDir, to: made.to, now: NOON });
		await restore({ dataDir: made.elsewhere, from: made.to, now: NOON });
		const first = readFileSync(databaseFile(made.elsewhere));
		const { before } = await restore({ dataDir: made.elsewhere, from: made.to, now: NOON + 1 });
		expect(readFileSync(join(before ?? '', 'noonboard.db'))).toEqual(first);
		expect(existsSync(photosDir(before ?? ''))).toBe(true);
		expect(readdirSync(made.elsewhere).filter((name) => name.startsWith('incoming'))).toEqual([]);
	});

	it('refuses to restore while a server runs there', async () => {
		await using made = await install();
		await backup({ dataDir: made.dataDir, to: made.to, now: NOON });
		const lock = lockDataDir(made.dataDir);
		expect(() => lockDataDir(made.dataDir)).toThrow(DataDirInUse);
		await expect(restore({ dataDir: made.dataDir, from: made.to, now: NOON })).rejects.toThrow('another Noonboard is running');
		lock.release();
		lockDataDir(made.dataDir).release();
	});

	it('refuses a backup that is not whole, and touches nothing', async () => {
		await using made = await install();
		const { photos } = await backup({ dataDir: made.dataDir, to: made.to, now: NOON });
		const photo = photos[0]?.path ?? '';
		const damage: Record<string, (dir: string) => void> = {
			'is missing from the backup': (dir) => rmSync(join(dir, photo)),
			'is not what was backed up': (dir) => writeFileSync(databaseFile(dir), 'other'),
			'it has no readable manifest.json': (dir) => rmSync(join(dir, 'manifest.json')),
			'manifest.json is not one of ours': (dir) => {
				const file = join(dir, 'manifest.json');
				writeFileSync(file, readFileSync(file, 'utf8').replace('"photos/', '"../photos/'));
			}
		};
		for (const [line, break_] of Object.entries(damage)) {
			const broken = `${made.to}-${line.replaceAll(' ', '-')}`;
			cpSync(made.to, broken, { recursive: true });
			break_(broken);
			await expect(restore({ dataDir: made.elsewhere, from: broken, now: NOON })).rejects.toThrow(line);
			expect(readdirSync(made.elsewhere)).toEqual(['server.lock']);
		}
	});

	it('refuses to back up into a directory that holds something, or from one that holds nothing', async () => {
		await using made = await install();
		await expect(backup({ dataDir: made.elsewhere, to: made.to, now: NOON })).rejects.toThrow('no database');
		await expect(backup({ dataDir: made.dataDir, to: made.dataDir, now: NOON })).rejects.toThrow('not empty');
	});

	it('says so when a photo is missing', async () => {
		await using made = await install();
		rmSync(photosDir(made.dataDir), { recursive: true });
		await expect(backup({ dataDir: made.dataDir, to: made.to, now: NOON })).rejects.toThrow('cannot be copied');
	});
});

describe('the secret key', () => {
	it('is made once, kept, and readable by its owner alone', () => {
		using dir = tempDir('secret');
		const key = keptSecretKey(dir.path);
		expect(key.length).toBeGreaterThanOrEqual(32);
		expect(keptSecretKey(dir.path)).toBe(key);
		expect(statSync(join(dir.path, 'secret.key')).mode & 0o777).toBe(0o600);
	});
});
