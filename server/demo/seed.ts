import type { Kysely } from 'kysely';
import { defaultCatalogue } from '#lib/domain/catalogue/index.ts';
import { instant } from '#lib/domain/ids.ts';
import { DEMO_PASSWORD, hashPassword } from '../auth/passwords.ts';
import { createPerson } from '../auth/people.ts';
import { insertAll } from '../storage/insert.ts';
import type { Database } from '../storage/schema.ts';
import type { Transactor } from '../storage/types.ts';
import { ACCOUNTS } from './accounts.ts';
import { STREET } from './street.ts';

/**
 * Writes the sample street with its catalogue and accounts, all or nothing; does nothing where it is
 * already there. Findings are not seeded: they come from simulated checkers, through the public contract.
 * @returns whether anything was written
 */
export async function seedDemo(db: Kysely<Database>, now = Date.now()): Promise<boolean> {
	const hash = await hashPassword(DEMO_PASSWORD);
	return await db.transaction().execute(async (trx) => {
		const there = await trx.selectFrom('task_force').select('id').where('id', '=', STREET.slug).executeTakeFirst();
		if (there !== undefined) return false;
		await seedTaskForce(trx, now);
		await seedPlaces(trx);
		await seedCatalogue(trx);
		await seedPeople(trx, hash, now);
		return true;
	});
}

async function seedTaskForce(trx: Transactor, now: number): Promise<void> {
	await insertAll(trx, 'task_force', [
		{
			id: STREET.slug,
			name_zh: STREET.name.zh,
			name_en: STREET.name.en,
			time_zone: STREET.timeZone,
			settings: '{}',
			created_at: instant(now)
		}
	]);
}

async function seedPlaces(trx: Transactor): Promise<void> {
	const rows = STREET.places.map((place, position) => ({
		task_force: STREET.slug,
		code: place.code,
		kind: place.kind,
		name_zh: place.name.zh,
		name_en: place.name.en,
		parent: place.parent,
		place_type: place.placeType,
		lat: place.position?.lat ?? null,
		lon: place.position?.lon ?? null,
		position
	}));
	await insertAll(trx, 'place', rows);
}

async function seedCatalogue(trx: Transactor): Promise<void> {
	const rows = [...defaultCatalogue.categories.values()].map((category, position) => ({
		task_force: STREET.slug,
		code: category.code,
		family_zh: category.family.zh,
		family_en: category.family.en,
		name_zh: category.name.zh,
		name_en: category.name.en,
		lane: category.lane,
		department_zh: category.department.zh,
		department_en: category.department.en,
		limit_hours: category.limitHours,
		aliases: JSON.stringify(category.aliases),
		source: category.source,
		position
	}));
	await insertAll(trx, 'category', rows);
}

async function seedPeople(trx: Transactor, hash: string, now: number): Promise<void> {
	for (const { username, name, role, department } of ACCOUNTS) {
		const person = await createPerson(trx, { username, name, password: { hash } }, now);
		await insertAll(trx, 'membership', [{ task_force: STREET.slug, person, role, department }]);
	}
}
