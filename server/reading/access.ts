import { readsEverything } from '#lib/domain/roles.ts';
import type { TaskForceId } from '#lib/domain/ids.ts';
import { CommandError } from '#lib/protocol/codes.ts';
import type { Membership, Viewer } from '../services.ts';
import type { Reader } from '../storage/types.ts';

export interface Sight {
	taskForce: { id: TaskForceId; nameZh: string; nameEn: string; timeZone: string };
	/** which issues: all of the task force, or those of one department (`null`: of none) */
	issues: 'all' | { department: string | null };
}

/**
 * What a viewer sees of a task force.
 * @throws CommandError unknown_task_force; forbidden without a role there
 */
export async function sightOf(db: Reader, viewer: Viewer, slug: string): Promise<Sight> {
	const row = await db
		.selectFrom('task_force')
		.select(['id', 'name_zh', 'name_en', 'time_zone'])
		.where('id', '=', slug)
		.executeTakeFirst();
	if (!row) throw new CommandError('unknown_task_force', `no task force ${slug}`);
	const membership = viewer.memberships.find((one) => one.taskForce === row.id);
	if (!membership) throw new CommandError('forbidden', `no role in ${slug}`);
	return {
		taskForce: { id: row.id as TaskForceId, nameZh: row.name_zh, nameEn: row.name_en, timeZone: row.time_zone },
		issues: issuesOf(membership)
	};
}

export function issuesOf({ roles, department }: Membership): Sight['issues'] {
	return readsEverything(roles) ? 'all' : { department };
}

/** Whether an issue of a task force within sight is within sight itself. */
export function sees(issues: Sight['issues'], department: string | null): boolean {
	return issues === 'all' || (issues.department !== null && issues.department === department);
}
