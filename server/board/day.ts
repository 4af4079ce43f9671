import * as Y from 'yjs';
import { createBoardDoc, createIssueMap } from '#lib/document/board.ts';
import { ageInDays, dayBounds, localDate, nextDate } from '#lib/domain/days.ts';
import type { BoardDate, PersonId, TaskForceId } from '#lib/domain/ids.ts';
import { isOpen } from '#lib/domain/statuses.ts';
import { boardName } from '#lib/protocol/collab.ts';
import type { SealResult } from '#lib/protocol/commands.ts';
import type { Tick } from '../journal/tick.ts';
import { insertAll } from '../storage/insert.ts';
import type { Transactor } from '../storage/types.ts';
import { Room } from '../sync/room.ts';
import type { IssueRecord } from './record.ts';
import type { Street } from './street.ts';

/**
 * Seals the open board and opens the next one with everything that has not ended (DESIGN.md, "The day"). Sealed
 * late, after days on which nobody worked, the next one is today's.
 * @param by null at the end of the day by itself
 */
export async function sealDay(tick: Tick, street: Street, by: PersonId | null): Promise<SealResult> {
	const { trx, now, at } = tick;
	const sealed = street.date;
	const today = localDate(now, street.timeZone);
	const open = today > nextDate(sealed) ? today : nextDate(sealed);
	await freeze(trx, street);
	await trx
		.updateTable('board')
		.set({ sealed_at: at, sealed_by: by })
		.where('task_force', '=', street.id)
		.where('date', '=', sealed)
		.execute();
	street.room.sealed = true;

	const carried = [...street.issues.values()].filter((record) => isOpen(record.fields.status));
	for (const record of carried) carry(tick, street, record, open);
	const room = await openBoard(trx, street.id, open, at, carried);
	tick.opened(room);
	for (const [id, record] of street.issues) if (!carried.includes(record)) street.forget(id);
	street.date = open;
	street.room = room;
	tick.writes.announce(street, at, { type: 'day', sealed, open });
	return { sealed, open, carried: carried.length };
}

/** Rows of the day as it stood, so that no report ever reads a document. */
async function freeze(trx: Transactor, street: Street): Promise<void> {
	const rows = [...street.issues.values()].map((record) => ({
		task_force: street.id,
		date: street.date,
		issue: record.id,
		fields: JSON.stringify({
			...record.fields,
			mergedInto: record.mergedInto,
			deferredUntil: record.deferredUntil
		})
	}));
	await insertAll(trx, 'board_issue', rows);
}

function carry(tick: Tick, street: Street, record: IssueRecord, date: BoardDate): void {
	const { fields } = record;
	record.boardDate = date;
	fields.age = ageInDays(localDate(Date.parse(fields.openedAt), street.timeZone), date);
	const { end } = dayBounds(date, street.timeZone);
	if (fields.status === 'deferred' && record.deferredUntil !== null && Date.parse(record.deferredUntil) < end) {
		tick.writes.events.push({
			issue: record.id,
			task_force: street.id,
			at: tick.at,
			actor: null,
			kind: 'issue.resume',
			field: 'status',
			from_value: JSON.stringify('deferred'),
			to_value: JSON.stringify('accepted'),
			reason: null,
			command: null
		});
		fields.status = 'accepted';
		record.deferredUntil = null;
	}
	tick.writes.issues.set(record.id, record);
}

/** Makes a board: its document with these issues, and its row. */
export async function openBoard(
	trx: Transactor,
	taskForce: TaskForceId,
	date: BoardDate,
	at: string,
	records: readonly IssueRecord[]
): Promise<Room> {
	const name = boardName(taskForce, date);
	const { id } = await trx
		.insertInto('document')
		.values({ name, created_at: at })
		.returning('id')
		.executeTakeFirstOrThrow();
	const doc = createBoardDoc();
	doc.transact(() => {
		for (const record of records) createIssueMap(doc, record.id, record.fields);
	});
	if (records.length > 0) {
		await trx.insertInto('document_snapshot').values({ document: id, seq: 0, bytes: Y.encodeStateAsUpdate(doc) }).execute();
		await trx.insertInto('document_client').values({ document: id, client: doc.clientID, person: null }).execute();
	}
	await trx
		.insertInto('board')
		.values({ task_force: taskForce, date, document: id, opened_at: at, sealed_at: null, sealed_by: null })
		.execute();
	const clients = new Map<number, null>(records.length > 0 ? [[doc.clientID, null]] : []);
	const where = { kind: 'board', taskForce, date } as const;
	return new Room({ name, where, taskForce, document: id, doc, seq: 0, sinceSnapshot: 0, sealed: false, clients });
}
