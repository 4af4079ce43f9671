import * as v from 'valibot';
import type { Lane } from '#lib/domain/lanes.ts';
import type { Status } from '#lib/domain/statuses.ts';

/** `socket.emit('watch', {taskForce, since?}, ack)`. `since` is the last `seq` seen. */
export const WATCH = v.object({
	taskForce: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
	since: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)))
});

/** More missed events than this and the watcher reads the board afresh (`reset` in the acknowledgement). */
export const MAX_BACKLOG = 5_000;

/** `seq` is where the stream stands; events after `since` follow as `feed`, unless `reset` says it is too long ago. */
export type WatchAnswer =
	| { ok: true; seq: number; reset: boolean }
	| { ok: false; error: { code: string; message: string } };

/**
 * Beside `feed`, watchers get `edited` `{taskForce}` when plans were edited that have no event: at once, then at most
 * once a second. It has no number and is not repeated after a lost connection; whoever shows figures reads them afresh.
 */
export interface Edited {
	taskForce: string;
}

interface Numbered {
	/** counts per task force, without gaps */
	seq: number;
	at: string;
}

export interface FindingEvent extends Numbered {
	type: 'finding';
	finding: string;
	issue: string;
	number: number;
	outcome: 'new' | 'joined' | 'suggested';
	place: string;
	title: string;
	category: string | null;
	lane: Lane | null;
	reporter: string;
}

/** A transition of an issue; `command` is what was done, e.g. `issue.close`. */
export interface IssueEvent extends Numbered {
	type: 'issue';
	issue: string;
	number: number;
	command: string;
	from: Status;
	status: Status;
	actor: string;
}

export interface DayEvent extends Numbered {
	type: 'day';
	sealed: string;
	open: string;
}

export type FeedEvent = FindingEvent | IssueEvent | DayEvent;
/** `Omit` over a union keeps only what all members share, so it is spread over the members. */
export type Unnumbered<E = FeedEvent> = E extends FeedEvent ? Omit<E, 'seq' | 'at'> : never;
