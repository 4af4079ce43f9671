import { mayEditPages } from '#lib/domain/policy.ts';
import { readsEverything } from '#lib/domain/roles.ts';
import { CLOSE } from '#lib/protocol/codes.ts';
import type { DocumentName } from '#lib/protocol/collab.ts';
import type { Failure, Job } from '../journal/job.ts';
import type { Tick } from '../journal/tick.ts';
import type { Member } from '../standing/types.ts';
import type { Room } from './room.ts';
import type { Session } from './session.ts';

/** A connection that wants its document: the room is read, if need be, and the person's standing there judged. */
export class OpenJob implements Job {
	readonly scope: string;
	readonly #session: Session;
	readonly #name: string;
	readonly #where: DocumentName;
	readonly #opened: (room: Room) => void;
	#room: Room | null = null;
	#close: number | null = null;

	/** @param opened called once the connection may be served */
	constructor(session: Session, name: string, where: DocumentName, opened: (room: Room) => void) {
		this.scope = name;
		this.#session = session;
		this.#name = name;
		this.#where = where;
		this.#opened = opened;
	}

	async prepare(tick: Tick): Promise<void> {
		const { session, person } = this.#session.who;
		if (tick.standing.session(session)?.person !== person) {
			this.#close = CLOSE.noSession;
			return;
		}
		// Of a task force that is not theirs people do not even learn which days it has.
		if ('taskForce' in this.#where && !this.#mayOpen(tick, this.#where.taskForce)) return;
		this.#room = await tick.room(this.#name);
		if (this.#room === null) this.#close = CLOSE.noSuchDocument;
		else if (!this.#mayOpen(tick, this.#room.taskForce)) this.#room = null;
	}

	run(): void {
		// Everything was read in `prepare`; the answer waits for the commit.
	}

	settled(): void {
		if (this.#close !== null) this.#session.close(this.#close);
		else if (this.#room !== null && !this.#session.closed) this.#opened(this.#room);
	}

	failed(why: Failure): void {
		this.#session.close(CLOSE.tryAgain, why);
	}

	#mayOpen(tick: Tick, taskForce: string): boolean {
		const may = mayOpen(tick.standing.membership(this.#session.who.person, taskForce), this.#where);
		if (!may) this.#close = CLOSE.notYours;
		return may;
	}
}

/** A liaison reads the own department's issues over HTTP, no documents; letters are read by who drafts them. */
export function mayOpen(member: Member | null, where: DocumentName): boolean {
	if (member === null || !readsEverything(member.roles)) return false;
	return where.kind !== 'letter' || mayEditPages(member.roles);
}
