import type { Logger } from 'pino';
import { localDate } from '#lib/domain/days.ts';
import type { TaskForceId } from '#lib/domain/ids.ts';
import { chore } from '../journal/job.ts';
import type { Journal } from '../journal/journal.ts';
import type { Tick } from '../journal/tick.ts';
import type { Storage } from '../storage/types.ts';
import { openBoard, sealDay } from './day.ts';

const EVERY_MS = 15_000;

/**
 * Keeps every task force on a board: makes the first one, and seals a day that is over in its time zone, also when
 * that happened while no server ran (DESIGN.md, "The day").
 */
export class Calendar {
	readonly #storage: Storage;
	readonly #journal: Journal;
	readonly #clock: () => number;
	readonly #log: Logger;
	#timer: NodeJS.Timeout | null = null;

	constructor(parts: { storage: Storage; journal: Journal; clock: () => number; log: Logger }) {
		this.#storage = parts.storage;
		this.#journal = parts.journal;
		this.#clock = parts.clock;
		this.#log = parts.log;
	}

	/** Resolves when every task force has the board of a day that is not over. */
	async start(): Promise<void> {
		await this.check();
		this.#timer = setInterval(() => {
			this.check().catch((error: unknown) => this.#log.error({ err: error }, 'the day could not be changed'));
		}, EVERY_MS);
	}

	stop(): void {
		if (this.#timer !== null) clearInterval(this.#timer);
	}

	async check(): Promise<void> {
		const rows = await this.#storage.reader
			.selectFrom('task_force')
			.leftJoin('board', (on) => on.onRef('board.task_force', '=', 'task_force.id').on('sealed_at', 'is', null))
			.select(['task_force.id', 'task_force.time_zone', 'board.date'])
			.execute();
		for (const { id, time_zone, date } of rows) {
			const today = localDate(this.#clock(), time_zone);
			if (date !== null && date >= today) continue;
			await this.#run(id as TaskForceId, (tick) => turn(tick, id as TaskForceId, time_zone));
		}
	}

	async #run(taskForce: TaskForceId, work: (tick: Tick) => Promise<void>): Promise<void> {
		const { job, done } = chore(taskForce, work);
		this.#journal.submit(job);
		await done;
	}
}

/** Looks again inside the tick: somebody may have sealed the day meanwhile. */
async function turn(tick: Tick, id: TaskForceId, timeZone: string): Promise<void> {
	const today = localDate(tick.now, timeZone);
	const open = await tick.trx
		.selectFrom('board')
		.select('date')
		.where('task_force', '=', id)
		.where('sealed_at', 'is', null)
		.executeTakeFirst();
	if (open === undefined) tick.opened(await openBoard(tick.trx, id, today, tick.at, []));
	else if (open.date < today) await sealDay(tick, await tick.street(id), null);
}
