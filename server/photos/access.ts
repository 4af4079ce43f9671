import type { PhotoId } from '#lib/domain/ids.ts';
import { readsEverything } from '#lib/domain/roles.ts';
import type { Membership, Viewer } from '../services.ts';
import type { Reader } from '../storage/types.ts';

/** A photo is seen by who uploaded it and by who may see an issue it is evidence of (G13). */
export async function maySeePhoto(db: Reader, viewer: Viewer, photo: PhotoId): Promise<boolean> {
	const own = await db
		.selectFrom('photo_upload')
		.select('photo')
		.where('photo', '=', photo)
		.where('person', '=', viewer.person)
		.executeTakeFirst();
	if (own) return true;
	const issues = await db
		.selectFrom('finding_photo')
		.innerJoin('finding', 'finding.id', 'finding_photo.finding')
		.innerJoin('issue', 'issue.id', 'finding.issue')
		.where('finding_photo.photo', '=', photo)
		.select(['issue.task_force', 'issue.department'])
		.union(
			db
				.selectFrom('fix_photo')
				.innerJoin('fix', 'fix.id', 'fix_photo.fix')
				.innerJoin('issue', 'issue.id', 'fix.issue')
				.where('fix_photo.photo', '=', photo)
				.select(['issue.task_force', 'issue.department'])
		)
		.execute();
	return issues.some((issue) => viewer.memberships.some((membership) => seesIssue(membership, issue)));
}

function seesIssue(membership: Membership, issue: { task_force: string; department: string | null }): boolean {
	if (membership.taskForce !== issue.task_force) return false;
	if (readsEverything(membership.roles)) return true;
	return membership.department !== null && membership.department === issue.department;
}
