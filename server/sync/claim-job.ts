import type { PersonId } from '#lib/domain/ids.ts';
import type { Job } from '../journal/job.ts';
import type { Tick } from '../journal/tick.ts';
import type { Room } from './room.ts';

/**
 * Keeps whose a client id is that awareness has shown to everybody: after a restart nobody else may be quicker than
 * its owner.
 */
export class ClaimJob implements Job {
	readonly scope: string;
	readonly #name: string;
	readonly #client: number;
	readonly #person: PersonId;
	#room: Room | null = null;

	constructor(room: Room, client: number, person: PersonId) {
		this.scope = room.where.kind === 'board' ? room.taskForce : room.name;
		this.#name = room.name;
		this.#client = client;
		this.#person = person;
	}

	async prepare(tick: Tick): Promise<void> {
		this.#room = await tick.room(this.#name);
	}

	run(tick: Tick): void {
		const room = this.#room;
		if (room === null || room.isKept(this.#client) || room.isServerClient(this.#client)) return;
		room.bindClient(this.#client, this.#person);
		tick.writes.documentClients.push({ document: room.document, client: this.#client, person: this.#person });
		tick.touch(room);
	}

	settled(): void {
		// Nobody waits for it.
	}

	failed(): void {
		// Its connection is closed with the room, and claims it again when it is back.
	}
}
