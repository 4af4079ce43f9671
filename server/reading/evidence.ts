import type { Reason } from '#lib/domain/reasons.ts';
import type { IssueId, PersonId, PhotoId } from '#lib/domain/ids.ts';
import type { EventInfo, FindingInfo, FixInfo } from '../services.ts';
import type { Reader } from '../storage/types.ts';

/** All findings of an issue, in the order they came in. */
export async function findingsOf(db: Reader, issue: string): Promise<FindingInfo[]> {
	const rows = await db
		.selectFrom('finding')
		.innerJoin('person', 'person.id', 'finding.reporter')
		.selectAll('finding')
		.select('person.name as reporter_name')
		.where('finding.issue', '=', issue)
		.orderBy('finding.received_at')
		.orderBy('finding.id')
		.execute();
	const photos = await db
		.selectFrom('finding_photo')
		.innerJoin('finding', 'finding.id', 'finding_photo.finding')
		.select(['finding_photo.finding as of', 'finding_photo.photo'])
		.where('finding.issue', '=', issue)
		.orderBy('finding_photo.position')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		firstIssue: row.first_issue as IssueId,
		text: row.text,
		place: row.place,
		category: row.category,
		item: row.item,
		position:
			row.lat === null || row.lon === null
				? null
				: { lat: row.lat, lon: row.lon, accuracy: row.accuracy ?? 0 },
		capturedAt: row.captured_at,
		receivedAt: row.received_at,
		reporter: { id: row.reporter as PersonId, name: row.reporter_name },
		outcome: row.outcome,
		confidence: row.confidence,
		reasons: JSON.parse(row.reasons) as Reason[],
		photos: photosOf(photos, row.id)
	}));
}

export async function fixesOf(db: Reader, issue: string): Promise<FixInfo[]> {
	const rows = await db
		.selectFrom('fix')
		.innerJoin('person', 'person.id', 'fix.person')
		.selectAll('fix')
		.select('person.name as person_name')
		.where('fix.issue', '=', issue)
		.orderBy('fix.at')
		.orderBy('fix.id')
		.execute();
	const photos = await db
		.selectFrom('fix_photo')
		.innerJoin('fix', 'fix.id', 'fix_photo.fix')
		.select(['fix_photo.fix as of', 'fix_photo.photo'])
		.where('fix.issue', '=', issue)
		.orderBy('fix_photo.position')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		person: { id: row.person as PersonId, name: row.person_name },
		note: row.note,
		at: row.at,
		photos: photosOf(photos, row.id)
	}));
}

/** What happened to an issue, oldest first. */
export async function eventsOf(db: Reader, issue: string): Promise<EventInfo[]> {
	const rows = await db
		.selectFrom('issue_event')
		.leftJoin('person', 'person.id', 'issue_event.actor')
		.selectAll('issue_event')
		.select('person.name as actor_name')
		.where('issue_event.issue', '=', issue)
		.orderBy('issue_event.id')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		at: row.at,
		actor: row.actor === null ? null : { id: row.actor as PersonId, name: row.actor_name ?? '' },
		kind: row.kind,
		field: row.field,
		from: row.from_value === null ? null : (JSON.parse(row.from_value) as unknown),
		to: row.to_value === null ? null : (JSON.parse(row.to_value) as unknown),
		reason: row.reason
	}));
}

function photosOf(rows: { of: string; photo: string }[], id: string): PhotoId[] {
	return rows.filter((row) => row.of === id).map((row) => row.photo as PhotoId);
}
