import type { PersonId } from '#lib/domain/ids.ts';
import type { CategoryInfo, PersonInfo, PlaceInfo } from '../services.ts';
import type { Reader } from '../storage/types.ts';
import type { Sight } from './access.ts';

export async function listPlaces(db: Reader, taskForce: string): Promise<PlaceInfo[]> {
	const rows = await db
		.selectFrom('place')
		.selectAll()
		.where('task_force', '=', taskForce)
		.orderBy('position')
		.orderBy('code')
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

export async function listCategories(db: Reader, taskForce: string): Promise<CategoryInfo[]> {
	const rows = await db
		.selectFrom('category')
		.selectAll()
		.where('task_force', '=', taskForce)
		.orderBy('position')
		.orderBy('code')
		.execute();
	return rows.map((row) => ({
		code: row.code,
		name: { zh: row.name_zh, en: row.name_en },
		family: { zh: row.family_zh, en: row.family_en },
		lane: row.lane,
		department: { zh: row.department_zh, en: row.department_en },
		limitHours: row.limit_hours
	}));
}

const MOST_FREQUENT = 12;

/** Codes of the categories on the open board that hold most issues within sight. */
export async function frequentCategories(db: Reader, { taskForce, issues }: Sight): Promise<string[]> {
	let found = db
		.selectFrom('board')
		.innerJoin('issue', (join) => join.onRef('issue.task_force', '=', 'board.task_force').onRef('issue.board_date', '=', 'board.date'))
		.select('issue.category')
		.where('board.task_force', '=', taskForce.id)
		.where('board.sealed_at', 'is', null)
		.where('issue.category', 'is not', null);
	if (issues !== 'all') found = found.where('issue.department', '=', issues.department);
	const rows = await found
		.groupBy('issue.category')
		.orderBy((eb) => eb.fn.countAll(), 'desc')
		.orderBy('issue.category')
		.limit(MOST_FREQUENT)
		.execute();
	return rows.map(({ category }) => category!);
}

/** Everybody with a role in the task force, by user name. */
export async function listPeople(db: Reader, taskForce: string): Promise<PersonInfo[]> {
	const rows = await db
		.selectFrom('membership')
		.innerJoin('person', 'person.id', 'membership.person')
		.select(['person.id', 'person.username', 'person.name', 'membership.role', 'membership.department'])
		.where('membership.task_force', '=', taskForce)
		.orderBy('person.username')
		.orderBy('membership.role')
		.execute();
	const people = new Map<string, PersonInfo>();
	for (const row of rows) {
		const person = people.get(row.id) ?? {
			id: row.id as PersonId,
			username: row.username ?? '',
			name: row.name,
			roles: [],
			department: null
		};
		person.roles.push(row.role);
		person.department ??= row.department;
		people.set(row.id, person);
	}
	return [...people.values()];
}
