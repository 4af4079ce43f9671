import { commandId, type Failure, type Outcome, type ResultOf, type SendOptions } from '#lib/client/commands.ts';
import type { CommandType, PayloadInput } from '#lib/protocol/commands.ts';

/** One issue's part of an action for many. */
export interface Step<T extends CommandType> {
	/** the selected issue */
	issue: string;
	number: number;
	payload: PayloadInput<T>;
}

export interface Failed {
	issue: string;
	number: number;
	code: Failure;
	/** nobody has said no: it may be sent again under its id */
	passing: boolean;
}

export type Send = <T extends CommandType>(taskForce: string, type: T, payload: PayloadInput<T>, options: SendOptions) => Promise<Outcome<T>>;

/** So many at once that the journal can gather them, and not so many that a bad line chokes. */
const AT_ONCE = 6;

/**
 * One command each for many issues, every one with an id of its own. What was not answered keeps its id: sent again, the
 * server does nothing twice.
 */
export class BulkRun<T extends CommandType> {
	done = $state(0);
	running = $state(false);
	failed = $state.raw<readonly Failed[]>([]);
	succeeded = $state.raw<readonly string[]>([]);
	readonly total: number;
	readonly #taskForce: string;
	readonly #type: T;
	readonly #send: Send;
	readonly #ids = new Map<string, string>();
	#steps: readonly Step<T>[];

	constructor(taskForce: string, type: T, steps: readonly Step<T>[], send: Send) {
		this.#taskForce = taskForce;
		this.#type = type;
		this.#steps = steps;
		this.#send = send;
		this.total = steps.length;
	}

	/** Sends what has not been done yet; called again, what was not answered. */
	async run(): Promise<void> {
		if (this.running) return;
		this.running = true;
		const queue = [...this.#steps];
		this.done = this.total - queue.length;
		/** a no stays one */
		const failed = this.failed.filter(({ passing }) => !passing);
		this.failed = failed;
		const succeeded: string[] = [];
		let lost = false;
		const work = async () => {
			for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
				const outcome = lost ? null : await this.#one(step);
				if (outcome?.ok) succeeded.push(step.issue);
				else {
					// Where nobody answers the others would wait as long, one after the other.
					lost ||= outcome?.code === 'no_answer';
					failed.push({ issue: step.issue, number: step.number, code: outcome?.code ?? 'no_answer', passing: outcome?.passing ?? true });
				}
				this.done += 1;
			}
		};
		await Promise.all(Array.from({ length: Math.min(AT_ONCE, queue.length) }, work));
		const again = new Set(failed.filter(({ passing }) => passing).map(({ issue }) => issue));
		this.#steps = this.#steps.filter(({ issue }) => again.has(issue));
		this.succeeded = [...this.succeeded, ...succeeded];
		this.failed = [...failed].sort((a, b) => a.number - b.number);
		this.running = false;
	}

	#one({ issue, payload }: Step<T>): Promise<Extract<Outcome<T>, { ok: false }> | { ok: true; id: string; result: ResultOf<T> }> {
		const id = this.#ids.get(issue) ?? commandId();
		this.#ids.set(issue, id);
		return this.#send(this.#taskForce, this.#type, payload, { id });
	}
}
