import type { Transactor } from '../storage/types.ts';
import type { Rooms } from '../sync/rooms.ts';
import { loadStreet } from './load.ts';
import type { Street } from './street.ts';

/** The task forces in memory, read when first needed. Used inside ticks only. */
export class Streets {
	readonly #rooms: Rooms;
	readonly #streets = new Map<string, Street>();

	constructor(rooms: Rooms) {
		this.#rooms = rooms;
	}

	loaded(id: string): Street | undefined {
		return this.#streets.get(id);
	}

	/** @throws CommandError unknown_task_force */
	async get(trx: Transactor, id: string, now: number): Promise<Street> {
		let street = this.#streets.get(id);
		if (street === undefined) {
			street = await loadStreet(trx, this.#rooms, id, now);
			this.#streets.set(id, street);
		}
		street.room.lastUsed = now;
		return street;
	}

	drop(id: string): void {
		this.#streets.delete(id);
	}
}
