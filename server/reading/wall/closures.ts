import type { IssueId, PhotoId } from '#lib/domain/ids.ts';
import type { Names, WallClosure } from '../../services.ts';
import type { Reader } from '../../storage/types.ts';
import type { DayIssue } from './day-issues.ts';

/** What was closed last, newest first. */
export async function newestClosures(
	db: Reader,
	issues: readonly DayIssue[],
	{ limit, nameOf }: { limit: number; nameOf: (place: string) => Names }
): Promise<WallClosure[]> {
	const closed = issues
		.filter((issue) => issue.status === 'closed' && issue.closedAt !== null)
		.sort((a, b) => (a.closedAt === b.closedAt ? b.number - a.number : a.closedAt! < b.closedAt! ? 1 : -1))
		.slice(0, limit);
	const closures: WallClosure[] = [];
	for (const { id, number, title, place, closedAt, photo } of closed) {
		const after = await afterPhoto(db, id, closedAt!);
		closures.push({ id, number, title, place: nameOf(place), closedAt: closedAt!, before: photo as PhotoId | null, after });
	}
	return closures;
}

/** The first photo of the fix that was checked. */
async function afterPhoto(db: Reader, issue: IssueId, closedAt: string): Promise<PhotoId | null> {
	const row = await db
		.selectFrom('fix')
		.innerJoin('fix_photo', 'fix_photo.fix', 'fix.id')
		.select('fix_photo.photo')
		.where('fix.issue', '=', issue)
		.where('fix.at', '<=', closedAt)
		.orderBy('fix.at', 'desc')
		.orderBy('fix.id', 'desc')
		.orderBy('fix_photo.position')
		.limit(1)
		.executeTakeFirst();
	return row === undefined ? null : (row.photo as PhotoId);
}
