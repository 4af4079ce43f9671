import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultCatalogue } from '#lib/domain/catalogue/index.ts';
import { PlaceTree } from '#lib/domain/places.ts';
import { openStorage, type Storage } from '../storage/storage.ts';
import { ACCOUNTS } from './accounts.ts';
import findings from './findings.json' with { type: 'json' };
import { seedDemo } from './seed.ts';
import { STREET } from './street.ts';

let folder: string;
let storage: Storage;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'noonboard-seed-'));
	storage = await openStorage({ file: join(folder, 'noonboard.db') });
});
afterEach(async () => {
	await storage.close();
	await rm(folder, { recursive: true });
});

describe('the sample street', () => {
	it('has the communities, grids and alleys that its report counts', () => {
		const tree = new PlaceTree(STREET.places);
		const count = (kind: string) => [...tree.values()].filter((place) => place.kind === kind).length;
		expect([count('community'), count('grid'), count('alley')]).toEqual([6, 35, 17]);
		expect(count('point')).toBeGreaterThan(100);
	});

	it('has a place of each kind that the sample findings speak of', () => {
		const types = new Set(STREET.places.map((place) => place.placeType));
		for (const { placeType } of findings) expect(types).toContain(placeType);
	});

	it('is seeded once, whole', async () => {
		expect(await seedDemo(storage.db)).toBe(true);
		expect(await seedDemo(storage.db)).toBe(false);
		const count = async (table: 'place' | 'category' | 'person' | 'membership') =>
			(await storage.reader.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n;
		expect(await count('place')).toBe(STREET.places.length);
		expect(await count('category')).toBe(defaultCatalogue.categories.size);
		expect(await count('person')).toBe(ACCOUNTS.length);
		expect(await count('membership')).toBe(ACCOUNTS.length);
	});

	it('knows its liaisons by departments that the catalogue names', () => {
		const named = new Set(defaultCatalogue.departments().map((department) => department.zh));
		for (const { department } of ACCOUNTS) if (department !== null) expect(named).toContain(department);
	});
});
