import { setTimeout as wait } from 'node:timers/promises';
import type { FindingResult } from '#lib/protocol/commands.ts';
import type { Random } from '#server/demo/simulation/random.ts';
import type { TaskForceInfo } from '#server/services.ts';
import { Caller } from '../support/caller.ts';
import { openReplica, type Replica } from '../support/clients.ts';
import { someFinding } from './reporter.ts';

/** The name of today's board document. */
export async function todaysBoard(caller: Caller): Promise<string> {
	const { items } = await caller.read<{ items: TaskForceInfo[] }>('task-forces');
	return `board/huahu/${items[0]!.today}`;
}

/** Some issues to work on, reported as any others are. */
export async function someIssues(address: string, count: number, random: Random): Promise<string[]> {
	const checker = await Caller.signIn(address, 'checker1');
	const ids = new Set<string>();
	while (ids.size < count) {
		const answer = await checker.overHttp(someFinding(random));
		if (answer?.ok) ids.add((answer.result as FindingResult).issue);
	}
	return [...ids];
}

/** A member at work: one field after the other, until stopped. */
export class Editor implements Disposable {
	readonly replica: Replica;
	readonly #random: Random;
	#edits = 0;
	#stopped = false;

	private constructor(replica: Replica, random: Random) {
		this.replica = replica;
		this.#random = random;
	}

	static async open(address: string, username: string, board: string, random: Random): Promise<Editor> {
		const caller = await Caller.signIn(address, username);
		const replica = openReplica(caller.address, caller.cookie, board);
		await replica.synced();
		return new Editor(replica, random);
	}

	async run(): Promise<void> {
		while (!this.#stopped) {
			this.edit();
			await wait(this.#random.between(2, 12));
		}
	}

	edit(): void {
		const issue = this.#random.pick([...this.replica.issues.values()]);
		const text = `${this.replica.doc.clientID}-${this.#edits++}`;
		if (this.#random.chance(0.3)) issue.set(`tag:t${this.#edits % 5}`, this.#random.chance(0.5));
		else issue.set(this.#random.pick(['title', 'rank', 'campaign']), text);
	}

	stop(): void {
		this.#stopped = true;
	}

	[Symbol.dispose](): void {
		this.stop();
		this.replica[Symbol.dispose]();
	}
}
