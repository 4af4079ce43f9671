import type { PersonId, TaskForceId } from '#lib/domain/ids.ts';
import { isRole, type Role } from '#lib/domain/roles.ts';
import type { Reader } from '../storage/types.ts';
import type { Member, StandingIndex } from './types.ts';

/** The number that every change of a session, membership or person raises. */
export async function readVersion(db: Reader): Promise<number> {
	const row = await db.selectFrom('standing_version').select('version').where('id', '=', 1).executeTakeFirstOrThrow();
	return row.version;
}

export async function readIndex(db: Reader): Promise<StandingIndex> {
	const sessions = await db.selectFrom('session').select(['id', 'user_id', 'expires_at']).orderBy('id').execute();
	const memberships = await db
		.selectFrom('membership')
		.select(['task_force', 'person', 'role', 'department'])
		.orderBy('task_force')
		.orderBy('person')
		.orderBy('role')
		.execute();

	const byPerson = new Map<PersonId, Map<TaskForceId, Member>>();
	const byTaskForce = new Map<string, Map<PersonId, Member>>();
	for (const row of memberships) {
		if (!isRole(row.role)) continue;
		const person = row.person as PersonId;
		const people = getOrAdd(byTaskForce, row.task_force, () => new Map<PersonId, Member>());
		const before = people.get(person);
		const member: Member = {
			roles: new Set<Role>([...(before?.roles ?? []), row.role]),
			department: row.department ?? before?.department ?? null
		};
		people.set(person, member);
		getOrAdd(byPerson, person, () => new Map<TaskForceId, Member>()).set(row.task_force as TaskForceId, member);
	}
	return {
		fingerprint: JSON.stringify([sessions, memberships]),
		sessions: new Map(
			sessions.map((row) => [row.id, { person: row.user_id as PersonId, expiresAt: Date.parse(row.expires_at) }])
		),
		byPerson,
		byTaskForce
	};
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
	let value = map.get(key);
	if (value === undefined) {
		value = make();
		map.set(key, value);
	}
	return value;
}
