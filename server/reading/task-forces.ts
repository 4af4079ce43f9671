import { localDate } from '#lib/domain/days.ts';
import type { BoardDate } from '#lib/domain/ids.ts';
import type { TaskForceInfo, Viewer } from '../services.ts';
import type { Reader } from '../storage/types.ts';
import { type Sight, sightOf } from './access.ts';

export async function listTaskForces(db: Reader, viewer: Viewer, now: number): Promise<TaskForceInfo[]> {
	const slugs = viewer.memberships.map((membership) => membership.taskForce).sort();
	const infos: TaskForceInfo[] = [];
	for (const slug of slugs) infos.push(await taskForceInfo(db, await sightOf(db, viewer, slug), now));
	return infos;
}

export async function taskForceInfo(db: Reader, { taskForce }: Sight, now: number): Promise<TaskForceInfo> {
	return {
		slug: taskForce.id,
		name: { zh: taskForce.nameZh, en: taskForce.nameEn },
		timeZone: taskForce.timeZone,
		today: (await openDate(db, taskForce.id)) ?? localDate(now, taskForce.timeZone)
	};
}

/** Date of the open board. */
export async function openDate(db: Reader, taskForce: string): Promise<BoardDate | null> {
	const row = await db
		.selectFrom('board')
		.select('date')
		.where('task_force', '=', taskForce)
		.where('sealed_at', 'is', null)
		.executeTakeFirst();
	return row ? (row.date as BoardDate) : null;
}
