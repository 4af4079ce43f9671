import type { Category } from '#lib/domain/catalogue/index.ts';
import type { Place } from '#lib/domain/places.ts';
import type { Lesson } from '#lib/domain/triage/index.ts';
import type { Reader } from '../storage/types.ts';

/** A task force's places, parents before children. */
export async function placesOf(db: Reader, taskForce: string): Promise<Place[]> {
	const rows = await db
		.selectFrom('place')
		.selectAll()
		.where('task_force', '=', taskForce)
		.orderBy('position')
		.execute();
	return rows.map((row) => ({
		code: row.code,
		kind: row.kind,
		name: { zh: row.name_zh, en: row.name_en },
		parent: row.parent,
		placeType: row.place_type,
		position: row.lat === null || row.lon === null ? null : { lat: row.lat, lon: row.lon }
	}));
}

export async function categoriesOf(db: Reader, taskForce: string): Promise<Category[]> {
	const rows = await db
		.selectFrom('category')
		.selectAll()
		.where('task_force', '=', taskForce)
		.orderBy('position')
		.execute();
	return rows.map((row) => ({
		code: row.code,
		family: { zh: row.family_zh, en: row.family_en },
		name: { zh: row.name_zh, en: row.name_en },
		lane: row.lane,
		department: { zh: row.department_zh, en: row.department_en },
		limitHours: row.limit_hours,
		aliases: JSON.parse(row.aliases) as string[],
		source: row.source
	}));
}

/** What the task force has decided before, oldest first: the newest lesson counts. */
export async function lessonsOf(db: Reader, taskForce: string): Promise<Lesson[]> {
	const rows = await db.selectFrom('lesson').selectAll().where('task_force', '=', taskForce).orderBy('id').execute();
	return rows.map((row): Lesson =>
		row.kind === 'category'
			? { kind: 'category', text: row.text ?? '', placeType: row.place_type, category: row.category }
			: {
					kind: 'lane',
					category: row.category,
					placeType: row.place_type,
					lane: row.lane === 'coordination' ? 'coordination' : 'instant',
					department: row.department
				}
	);
}
