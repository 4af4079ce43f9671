import { instant, type PersonId } from '#lib/domain/ids.ts';
import type { DocumentName } from '#lib/protocol/collab.ts';
import type { Tick } from '../journal/tick.ts';
import type { Transactor } from '../storage/types.ts';
import type { Room } from './room.ts';

/** Prose is not audited letter by letter: one event per person and ten minutes (DESIGN.md, "The documents"). */
const EVERY_MS = 10 * 60 * 1000;
const NOTES = 'notes';

/** Writes the event of an accepted edit of an issue's notes. */
export function noteProse(tick: Tick, room: Room, person: PersonId): void {
	if (room.where.kind !== 'issue') return;
	const last = room.authors.get(person);
	if (last !== undefined && tick.now - last < EVERY_MS) return;
	room.authors.set(person, tick.now);
	tick.writes.events.push({
		issue: room.where.issue,
		task_force: room.taskForce,
		at: tick.at,
		actor: person,
		kind: NOTES,
		field: null,
		from_value: null,
		to_value: null,
		reason: null,
		command: null
	});
}

/** Who has an event of this page that is not over, so that a restart or a page unloaded meanwhile makes no second one. */
export async function recentAuthors(trx: Transactor, where: DocumentName, now: number): Promise<Map<PersonId, number>> {
	if (where.kind !== 'issue') return new Map();
	const rows = await trx
		.selectFrom('issue_event')
		.select(['actor', 'at'])
		.where('issue', '=', where.issue)
		.where('kind', '=', NOTES)
		.where('at', '>', instant(now - EVERY_MS))
		.orderBy('id')
		.execute();
	return new Map(rows.map(({ actor, at }) => [actor as PersonId, Date.parse(at)]));
}
