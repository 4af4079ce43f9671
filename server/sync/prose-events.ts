import type { PersonId } from '#lib/domain/ids.ts';
import type { Tick } from '../journal/tick.ts';
import type { Room } from './room.ts';

/** Prose is not audited letter by letter: one event per person and ten minutes (DESIGN.md, "The documents"). */
const EVERY_MS = 10 * 60 * 1000;

const noted = new WeakMap<Room, Map<PersonId, number>>();

/** Writes the event of an accepted edit of an issue's notes. */
export function noteProse(tick: Tick, room: Room, person: PersonId): void {
	if (room.where.kind !== 'issue') return;
	let people = noted.get(room);
	if (people === undefined) noted.set(room, (people = new Map()));
	const last = people.get(person);
	if (last !== undefined && tick.now - last < EVERY_MS) return;
	people.set(person, tick.now);
	tick.writes.events.push({
		issue: room.where.issue,
		task_force: room.taskForce,
		at: tick.at,
		actor: person,
		kind: 'notes',
		field: null,
		from_value: null,
		to_value: null,
		reason: null,
		command: null
	});
}
