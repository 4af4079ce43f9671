import { sql } from 'kysely';
import type { Change } from '#lib/domain/burn-down.ts';
import type { Reader } from '../../storage/types.ts';

/** Changes of statuses and deadlines after `since` and up to `until`, oldest first; by the index of just these. */
export async function changesBetween(
	db: Reader,
	taskForce: string,
	{ since, until }: { since: string; until: string | null }
): Promise<Change[]> {
	const rows = await db
		.selectFrom('issue_event')
		.select(['id', 'issue', 'at', 'field', 'from_value', 'to_value'])
		.where('task_force', '=', taskForce)
		.where('at', '>', since)
		.$if(until !== null, (events) => events.where('at', '<=', until!))
		// As the index says it, word for word, or it is not used.
		.where(sql<boolean>`field in ('status', 'due')`)
		.execute();
	// A server's clock may have been set back; the numbers of events never go back.
	return rows
		.sort((a, b) => a.id - b.id)
		.map(({ issue, at, field, from_value, to_value }) => ({
			issue,
			at: Date.parse(at),
			field: field as Change['field'],
			from: valueIn(from_value),
			to: valueIn(to_value)
		}));
}

function valueIn(json: string | null): string | null {
	return json === null ? null : (JSON.parse(json) as string | null);
}
