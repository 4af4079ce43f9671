import { type Failure, type Outcome, send } from '#lib/client/commands.ts';
import type { CommandType, PayloadInput } from '#lib/protocol/commands.ts';
import { ERROR_WORD } from '../words/errors.ts';

/** One thing a person does at a time: under way, done, or failed with a sentence that says why. */
export class Act {
	busy = $state(false);
	problem = $state<string | null>(null);
	readonly #taskForce: string;
	/** of an attempt that nobody confirmed: doing the same again asks for the same answer */
	#unconfirmed: { type: CommandType; id: string } | null = null;

	constructor(taskForce: string) {
		this.#taskForce = taskForce;
	}

	async run<T extends CommandType>(type: T, payload: PayloadInput<T>): Promise<Outcome<T> | null> {
		if (this.busy) return null;
		this.busy = true;
		this.problem = null;
		const again = this.#unconfirmed?.type === type ? { id: this.#unconfirmed.id } : {};
		const outcome = await send(this.#taskForce, type, payload, again);
		this.busy = false;
		this.#unconfirmed = !outcome.ok && outcome.passing ? { type, id: outcome.id } : null;
		if (!outcome.ok) this.fail(outcome.code);
		return outcome;
	}

	fail(code: Failure): void {
		this.busy = false;
		this.problem = ERROR_WORD[code]();
	}
}
