import type { Socket } from 'socket.io';
import * as v from 'valibot';
import { type FeedEvent, MAX_BACKLOG, WATCH, type WatchAnswer } from '#lib/protocol/feed.ts';
import { readsEverything } from '#lib/domain/roles.ts';
import type { ErrorCode } from '#lib/protocol/codes.ts';
import type { Failure, Job } from '../journal/job.ts';
import type { Journal } from '../journal/journal.ts';
import type { Tick } from '../journal/tick.ts';
import type { Viewer } from '../services.ts';
import { channel } from './channels.ts';

/** `socket.emit('watch', {taskForce, since?}, ack)`: what was missed, then everything from now on. */
export function receiveWatch(
	journal: Journal,
	viewer: Viewer,
	valid: () => boolean,
	socket: Socket,
	request: unknown,
	ack: unknown
): void {
	const reply = typeof ack === 'function' ? (ack as (answer: WatchAnswer) => void) : () => undefined;
	const parsed = v.safeParse(WATCH, request);
	if (!valid()) reply(failure('unauthenticated', 'Your session has ended.'));
	else if (!parsed.success) reply(failure('invalid', parsed.issues[0].message));
	else journal.submit(new WatchJob(viewer, socket, parsed.output, reply));
}

function failure(code: ErrorCode, message: string): WatchAnswer {
	return { ok: false, error: { code, message } };
}

/** Joins between two commits, so that no event is missed and none comes twice. */
class WatchJob implements Job {
	readonly scope: string;
	readonly #viewer: Viewer;
	readonly #socket: Socket;
	readonly #since: number | undefined;
	readonly #reply: (answer: WatchAnswer) => void;
	#backlog: FeedEvent[] = [];
	#answer: WatchAnswer = failure('forbidden', 'You do not belong to this task force.');
	#tick: Tick | null = null;

	constructor(viewer: Viewer, socket: Socket, request: v.InferOutput<typeof WATCH>, reply: (answer: WatchAnswer) => void) {
		this.scope = request.taskForce;
		this.#viewer = viewer;
		this.#socket = socket;
		this.#since = request.since;
		this.#reply = reply;
	}

	async prepare(tick: Tick): Promise<void> {
		const member = tick.standing.membership(this.#viewer.person, this.scope);
		if (member === null) return;
		if (!readsEverything(member.roles)) {
			this.#answer = failure('forbidden', 'The feed tells of every department; a liaison reads the own one over HTTP.');
			return;
		}
		const { seq } = await tick.street(this.scope);
		const since = this.#since ?? seq;
		const reset = since > seq || seq - since > MAX_BACKLOG;
		this.#answer = { ok: true, seq, reset };
		this.#tick = tick;
		if (reset || since === seq) return;
		const rows = await tick.trx
			.selectFrom('feed_event')
			.select(['seq', 'at', 'type', 'payload'])
			.where('task_force', '=', this.scope)
			.where('seq', '>', since)
			.orderBy('seq')
			.execute();
		this.#backlog = rows.map(
			({ payload, ...event }) => ({ ...event, ...(JSON.parse(payload) as object) }) as unknown as FeedEvent
		);
	}

	run(): void {
		// Only its place between two commits matters.
	}

	settled(): void {
		if (this.#answer.ok && this.#socket.connected) {
			const own = this.#tick!.writes.feed.filter(({ taskForce }) => taskForce === this.scope);
			const events = [...this.#backlog, ...own.map(({ event }) => event)];
			this.#reply(this.#answer);
			if (events.length > 0) this.#socket.emit('feed', events);
			void this.#socket.join(channel(this.scope));
		} else this.#reply(this.#answer);
	}

	failed(why: Failure): void {
		this.#reply(failure(why, 'Nothing could be read. Watch again later.'));
	}
}
