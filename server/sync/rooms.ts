import * as Y from 'yjs';
import { createBoardDoc } from '#lib/document/board.ts';
import type { PersonId } from '#lib/domain/ids.ts';
import { type DocumentName, parseDocumentName } from '#lib/protocol/collab.ts';
import type { Transactor } from '../storage/types.ts';
import { recentAuthors } from './prose-events.ts';
import { Room } from './room.ts';

/** The documents in memory, read from disk when first needed. Used inside ticks only. */
export class Rooms {
	readonly #rooms = new Map<string, Room>();

	loaded(name: string): Room | undefined {
		return this.#rooms.get(name);
	}

	all(): Iterable<Room> {
		return this.#rooms.values();
	}

	/** @param now ms @returns null where there is no such document */
	async get(trx: Transactor, name: string, now: number): Promise<Room | null> {
		const room = this.#rooms.get(name) ?? (await load(trx, name, now));
		if (room === null) return null;
		room.lastUsed = now;
		this.#rooms.set(name, room);
		return room;
	}

	/** Takes a room that was just made. */
	put(room: Room): void {
		this.#rooms.set(room.name, room);
	}

	drop(room: Room): void {
		if (this.#rooms.get(room.name) === room) this.#rooms.delete(room.name);
		room.destroy();
	}
}

async function load(trx: Transactor, name: string, now: number): Promise<Room | null> {
	const where = parseDocumentName(name);
	if (where === null) return null;
	const home = await homeOf(trx, where);
	if (home === null) return null;
	const document = await documentId(trx, name, now);
	const doc = where.kind === 'board' ? createBoardDoc() : new Y.Doc();
	const snapshot = await trx
		.selectFrom('document_snapshot')
		.select(['seq', 'bytes'])
		.where('document', '=', document)
		.executeTakeFirst();
	const updates = await trx
		.selectFrom('document_update')
		.select(['seq', 'bytes'])
		.where('document', '=', document)
		.where('seq', '>', snapshot?.seq ?? 0)
		.orderBy('seq')
		.execute();
	doc.transact(() => {
		if (snapshot) Y.applyUpdate(doc, snapshot.bytes);
		for (const update of updates) Y.applyUpdate(doc, update.bytes);
	});
	const clients = await trx
		.selectFrom('document_client')
		.select(['client', 'person'])
		.where('document', '=', document)
		.execute();
	const late = await trx
		.selectFrom('late_edit')
		.select(['client', 'clock'])
		.where('document', '=', document)
		.execute();
	return new Room({
		authors: await recentAuthors(trx, where, now),
		late: new Set(late.map((row) => `${row.client}:${row.clock}`)),
		name,
		where,
		taskForce: home.taskForce,
		document,
		doc,
		seq: updates.at(-1)?.seq ?? snapshot?.seq ?? 0,
		sinceSnapshot: updates.length,
		sealed: home.sealed,
		clients: new Map(clients.map((row) => [row.client, row.person as PersonId | null]))
	});
}

/** Whose a document is; null where it cannot be: no such board, day or issue. */
async function homeOf(trx: Transactor, where: DocumentName): Promise<{ taskForce: string; sealed: boolean } | null> {
	switch (where.kind) {
		case 'board':
		case 'minutes': {
			const board = await trx
				.selectFrom('board')
				.select('sealed_at')
				.where('task_force', '=', where.taskForce)
				.where('date', '=', where.date)
				.executeTakeFirst();
			// Minutes may be finished after the day was sealed; the board may not be changed.
			return board ? { taskForce: where.taskForce, sealed: where.kind === 'board' && board.sealed_at !== null } : null;
		}
		case 'issue': {
			const issue = await trx
				.selectFrom('issue')
				.select('task_force')
				.where('id', '=', where.issue)
				.executeTakeFirst();
			return issue ? { taskForce: issue.task_force, sealed: false } : null;
		}
		case 'letter':
			return null;
	}
}

async function documentId(trx: Transactor, name: string, now: number): Promise<number> {
	const known = await trx.selectFrom('document').select('id').where('name', '=', name).executeTakeFirst();
	if (known) return known.id;
	const made = await trx
		.insertInto('document')
		.values({ name, created_at: new Date(now).toISOString() })
		.returning('id')
		.executeTakeFirstOrThrow();
	return made.id;
}

