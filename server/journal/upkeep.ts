import * as Y from 'yjs';
import type { Streets } from '../board/streets.ts';
import type { Transactor } from '../storage/types.ts';
import type { Room } from '../sync/room.ts';
import type { Rooms } from '../sync/rooms.ts';
import { chore } from './job.ts';
import type { Journal } from './journal.ts';
import type { Tick } from './tick.ts';

const EVERY_MS = 10_000;
/**
 * Updates behind the snapshot from which on a document is compacted once its people pause: writing out ten thousand
 * issues takes a tenth of a second, which nobody should meet in the middle of an edit …
 */
const COMPACT_AT = 500;
const PAUSE_MS = 5_000;
/** … and from which on it is compacted all the same: reading them back takes time too. */
const COMPACT_ANYWAY = 20_000;
/** A document that nobody has open leaves memory after this. */
const IDLE_MS = 5 * 60_000;

/** Compacts documents and unloads those that nobody uses, between other ticks. */
export function startUpkeep(
	{ journal, rooms, streets, clock }: { journal: Journal; rooms: Rooms; streets: Streets; clock: () => number },
	everyMs = EVERY_MS
): { stop(): void } {
	const timer = setInterval(() => {
		for (const room of rooms.all()) {
			if (isLong(room, clock()) || isIdle(room, clock())) submit(room);
		}
	}, everyMs);
	const submit = (room: Room) => {
		const { job, done } = chore(room.name, (tick) => tend(tick, room, rooms, streets));
		// A failed commit has been logged; the next round tries again.
		done.catch(() => undefined);
		journal.submit(job);
	};
	return { stop: () => clearInterval(timer) };
}

function isLong(room: Room, now: number): boolean {
	if (room.sinceSnapshot >= COMPACT_ANYWAY) return true;
	return room.sinceSnapshot >= COMPACT_AT && now - room.changedAt > PAUSE_MS;
}

function isIdle(room: Room, now: number): boolean {
	return room.sessions.size === 0 && now - room.lastUsed > IDLE_MS;
}

async function tend(tick: Tick, room: Room, rooms: Rooms, streets: Streets): Promise<void> {
	if (rooms.loaded(room.name) !== room) return;
	const idle = isIdle(room, tick.now);
	if (isLong(room, tick.now) || (idle && room.sinceSnapshot > 0)) await compact(tick.trx, room);
	// Another job of this tick may hold the document: it is unloaded when nothing else is going on.
	if (!idle || tick.jobs.length > 1) return;
	if (streets.loaded(room.taskForce)?.room === room) streets.drop(room.taskForce);
	rooms.drop(room);
}

/**
 * Replaces a document's stored updates by one snapshot of the same state. What of the current tick is not
 * stored yet stays behind it: the snapshot is of the state that `seq` names.
 */
export async function compact(trx: Transactor, room: Room): Promise<void> {
	const { document, seq } = room;
	const bytes = Y.encodeStateAsUpdate(room.doc);
	await trx
		.insertInto('document_snapshot')
		.values({ document, seq, bytes })
		.onConflict((conflict) => conflict.column('document').doUpdateSet({ seq, bytes }))
		.execute();
	await trx.deleteFrom('document_update').where('document', '=', document).where('seq', '<=', seq).execute();
	room.sinceSnapshot = 0;
}
