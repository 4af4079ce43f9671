import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from '#lib/protocol/commands.ts';
import findings from '#server/demo/findings.json' with { type: 'json' };
import type { Random } from '#server/demo/simulation/random.ts';
import { STREET } from '#server/demo/street.ts';
import { Caller, type Command, command, type FeedSocket } from '../support/caller.ts';

const PASSING = new Set(['storage_unavailable', 'shutting_down']);
const POINTS = STREET.places.filter((place) => place.kind === 'point');

/** Something a checker might report, somewhere. */
export function someFinding(random: Random): Command {
	return command('finding.report', {
		place: random.pick(POINTS).code,
		text: random.pick(findings).text,
		capturedAt: new Date().toISOString()
	});
}

/**
 * A phone that reports without pause and gives up on nothing: what was not answered is sent again under the same
 * id, over whichever transport, and what was answered is now and then asked for once more.
 */
export class Reporter implements Disposable {
	/** by command id: the first answer that came */
	readonly acked = new Map<string, Answer & { ok: true }>();
	/** answers that differ from the first one, or refuse what should be taken */
	readonly wrong: unknown[] = [];
	readonly #caller: Caller;
	readonly #random: Random;
	readonly #socket: FeedSocket;
	#stopped = false;

	constructor(caller: Caller, random: Random) {
		this.#caller = caller;
		this.#random = random;
		this.#socket = caller.socket();
	}

	/** Reports until stopped, one after the other. */
	async run(): Promise<void> {
		while (!this.#stopped) {
			await this.deliver(someFinding(this.#random));
			if (this.#random.chance(0.2)) await this.#askAgain();
		}
	}

	/** Sends until there is an answer, or until stopped. */
	async deliver(sent: Command): Promise<void> {
		while (!this.#stopped) {
			const answer = await this.#send(sent);
			if (answer?.ok) {
				this.acked.set(sent.id, answer);
				return;
			}
			if (answer !== null && !PASSING.has(answer.error.code)) {
				this.wrong.push(answer);
				return;
			}
			await wait(this.#random.between(10, 60));
		}
	}

	stop(): void {
		this.#stopped = true;
	}

	[Symbol.dispose](): void {
		this.stop();
		this.#socket.disconnect();
	}

	async #askAgain(): Promise<void> {
		const [id, first] = this.#random.pick([...this.acked]);
		const again = await this.#send({ ...someFinding(this.#random), id });
		if (again !== null && again.ok && JSON.stringify(again) !== JSON.stringify(first)) this.wrong.push({ first, again });
	}

	#send(sent: Command): Promise<Answer | null> {
		return this.#random.chance(0.5) ? this.#caller.overHttp(sent) : this.#caller.overSocket(this.#socket, sent);
	}
}

/** Several phones at once. */
export async function reporters(address: string, count: number, random: () => Random): Promise<Reporter[]> {
	const callers = await Promise.all([1, 2, 3, 4].map((n) => Caller.signIn(address, `checker${n}`)));
	return Array.from({ length: count }, (_, index) => new Reporter(callers[index % callers.length]!, random()));
}
