import type { Logger } from 'pino';
import type { Instant } from '#lib/domain/ids.ts';
import { instant } from '#lib/domain/ids.ts';
import type { Street } from '../board/street.ts';
import type { Streets } from '../board/streets.ts';
import type { Standing } from '../standing/types.ts';
import { isStorageError } from '../storage/failure.ts';
import type { Storage, Transactor } from '../storage/types.ts';
import type { Room } from '../sync/room.ts';
import type { Rooms } from '../sync/rooms.ts';
import { type Job, JobFault } from './job.ts';
import type { Commit } from './journal.ts';
import { TickWrites } from './writes.ts';

/** What a job may use while its tick runs. */
export interface Tick {
	readonly trx: Transactor;
	/** ms; one reading for the whole tick */
	readonly now: number;
	readonly at: Instant;
	readonly writes: TickWrites;
	readonly standing: Standing;
	readonly jobs: readonly Job[];
	/** Does something once per tick, for whichever of its jobs asks first. */
	once<T>(name: string, work: () => Promise<T>): Promise<T>;
	street(taskForce: string): Promise<Street>;
	room(name: string): Promise<Room | null>;
	/** the street if a job of this tick has loaded it */
	loadedStreet(taskForce: string): Street | undefined;
	/** takes a room that was made in this tick */
	opened(room: Room): void;
	/** marks a room that may have changed */
	touch(room: Room): void;
}

/** Told of what a committed tick changed. */
export interface Committed {
	rooms: { room: Room; update: Uint8Array | null }[];
	writes: TickWrites;
	items: number;
	/** from the first job to the commit */
	seconds: number;
}

export interface TickParts {
	storage: Storage;
	streets: Streets;
	rooms: Rooms;
	standing: Standing;
	clock: () => number;
	log: Logger;
	/** after the commit: broadcasts */
	onCommit: (committed: Committed) => void;
	/** after a failed commit: the rooms whose memory was thrown away */
	onFailure: (rooms: Room[]) => void;
}

/** Makes the commit of the journal: one transaction for everything a tick does. */
export function tickRunner(parts: TickParts): Commit {
	return async (jobs) => {
		const touched = new Set<Room>();
		const taskForces = new Set<string>();
		const writes = new TickWrites();
		const now = parts.clock();
		const started = performance.now();
		try {
			const committed = await parts.storage.db.transaction().execute(async (trx) => {
				const memo = new Map<string, Promise<unknown>>();
				const tick: Tick = {
					jobs,
					once: <T>(name: string, work: () => Promise<T>) => {
						let made = memo.get(name);
						if (made === undefined) memo.set(name, (made = work()));
						return made as Promise<T>;
					},
					trx,
					now,
					at: instant(now),
					writes,
					standing: parts.standing,
					street: async (taskForce) => {
						taskForces.add(taskForce);
						const street = await parts.streets.get(trx, taskForce, now);
						touched.add(street.room);
						return street;
					},
					room: async (name) => {
						const known = parts.rooms.loaded(name) !== undefined;
						const room = await parts.rooms.get(trx, name, now);
						// Its row may be this transaction's own: if that fails, the room is thrown away too.
						if (room !== null && !known) touched.add(room);
						return room;
					},
					loadedStreet: (taskForce) => (taskForces.has(taskForce) ? parts.streets.loaded(taskForce) : undefined),
					opened: (room) => {
						parts.rooms.put(room);
						touched.add(room);
					},
					touch: (room) => touched.add(room)
				};
				await runAll(tick, jobs, parts.streets);
				const changed = collectUpdates(touched, writes, now);
				await writes.flush(trx);
				return changed;
			});
			for (const { room, update } of committed) if (update !== null) room.fullAnswer.append(update);
			const seconds = (performance.now() - started) / 1000;
			return () => parts.onCommit({ rooms: committed, writes, items: jobs.length, seconds });
		} catch (error) {
			undo(parts, touched, taskForces);
			if (error instanceof JobFault) {
				parts.log.error({ err: error.cause }, 'a tick was undone: one of its jobs failed');
			} else {
				parts.log.error({ err: error }, 'a commit failed; nothing of it was shown');
			}
			throw error;
		}
	};
}

async function runAll(tick: Tick, jobs: readonly Job[], streets: Streets): Promise<void> {
	for (const job of jobs) await guarded(job, () => job.prepare?.(tick));
	for (const group of inScopes(jobs)) {
		const first = group[0]!;
		if (first.alone === true) {
			await guarded(first, () => first.run(tick));
			continue;
		}
		const doc = streets.loaded(first.scope)?.room.doc;
		const runGroup = () => {
			for (const job of group) runSync(tick, job);
		};
		// One Yjs transaction for all of them: one update, encoded once.
		if (doc === undefined) runGroup();
		else doc.transact(runGroup);
	}
}

function runSync(tick: Tick, job: Job): void {
	try {
		void job.run(tick);
	} catch (error) {
		throw new JobFault(job, error);
	}
}

async function guarded(job: Job, step: () => void | Promise<void> | undefined): Promise<void> {
	try {
		await step();
	} catch (error) {
		throw isStorageError(error) ? error : new JobFault(job, error);
	}
}

/** By scope in the order of arrival; what runs alone is a group of its own. */
function inScopes(jobs: readonly Job[]): Job[][] {
	const byScope = new Map<string, Job[][]>();
	for (const job of jobs) {
		let groups = byScope.get(job.scope);
		if (groups === undefined) byScope.set(job.scope, (groups = []));
		const last = groups.at(-1);
		if (last === undefined || job.alone === true || last[0]!.alone === true) groups.push([job]);
		else last.push(job);
	}
	return [...byScope.values()].flat();
}

function collectUpdates(touched: Set<Room>, writes: TickWrites, now: number): { room: Room; update: Uint8Array | null }[] {
	return [...touched].map((room) => {
		const update = room.takeEmitted();
		if (update !== null) {
			const own = room.unboundServerClient();
			if (own !== null) {
				room.bindClient(own, null);
				writes.documentClients.push({ document: room.document, client: own, person: null });
			}
			room.seq++;
			room.sinceSnapshot++;
			room.changedAt = now;
			writes.documentUpdates.push({ document: room.document, seq: room.seq, bytes: update });
		}
		return { room, update };
	});
}

/** Memory is ahead of the disk: it is thrown away and read again when next needed. */
function undo(parts: TickParts, touched: Set<Room>, taskForces: Set<string>): void {
	for (const taskForce of taskForces) parts.streets.drop(taskForce);
	for (const room of touched) parts.rooms.drop(room);
	parts.onFailure([...touched]);
}
