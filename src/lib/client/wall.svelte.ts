import type { WallInfo } from '#server/services.ts';
import { watch } from './feed.ts';
import { line } from './line.ts';
import { Refresher } from './refresher.ts';

/** `lost`: what is shown is the last that could be read. */
export type WallLink = 'live' | 'lost' | 'signed_out' | 'not_yours';

/** Between two readings, so that a busy minute is read once a second and no more. */
const REST_MS = 1_000;
const READ_MS = 10_000;
/** While the feed is away, or is not for this person (a liaison). */
const POLL_MS = 5_000;
const UNFED_POLL_MS = 30_000;
/** After this many failures in a row the server is asked less often. */
const PATIENT_AFTER = 6;
const PATIENT_MS = 20_000;
/** Timers are no good for weeks. */
const LONGEST_MS = 3_600_000;

type Read = { kind: 'ok'; wall: WallInfo } | { kind: Exclude<WallLink, 'live'> };

/**
 * A task force's wall as it stands: read whole whenever the feed says that something has happened, kept as it was
 * while nothing can be read. Reading is what tells the truth about the connection; the socket only says when to.
 */
export class LiveWall {
	wall = $state.raw<WallInfo>() as WallInfo;
	link = $state<WallLink>('live');
	/** the server's clock minus this device's, ms */
	ahead = $state(0);

	readonly #path: string;
	readonly #taskForce: string;
	readonly #fed: boolean;
	readonly #refresher: Refresher;
	#failures = 0;

	/** @param fed whether this person may watch the feed */
	constructor(taskForce: string, first: WallInfo, { fed }: { fed: boolean }) {
		this.#path = `/api/v1/task-forces/${encodeURIComponent(taskForce)}/wall`;
		this.#taskForce = taskForce;
		this.#fed = fed;
		this.wall = first;
		this.#refresher = new Refresher(() => this.#refresh(), REST_MS);
	}

	/** @returns how to stop */
	start(): () => void {
		const ask = () => this.#refresher.ask();
		const shown = () => {
			if (document.visibilityState === 'visible') ask();
		};
		const socket = line();
		const stopFeed = this.#fed
			? watch(this.#taskForce, this.wall.seq, { event: ask, edited: ask, reset: ask })
			: () => undefined;
		// What happened between the page's making and the feed's beginning, and while a connection was lost.
		socket.on('connect', ask);
		socket.on('disconnect', ask);
		window.addEventListener('online', ask);
		window.addEventListener('offline', ask);
		document.addEventListener('visibilitychange', shown);
		ask();
		return () => {
			this.#refresher.stop();
			stopFeed();
			socket.off('connect', ask);
			socket.off('disconnect', ask);
			window.removeEventListener('online', ask);
			window.removeEventListener('offline', ask);
			document.removeEventListener('visibilitychange', shown);
		};
	}

	/** After a new sign-in. */
	resume(): void {
		if (!line().connected) line().disconnect().connect();
		this.#refresher.ask();
	}

	async #refresh(): Promise<void> {
		const read = await this.#read();
		if (read.kind === 'ok') {
			this.#failures = 0;
			this.link = 'live';
			this.wall = read.wall;
		} else {
			this.#failures++;
			this.link = read.kind;
		}
		this.#refresher.askIn(this.#nextIn());
	}

	/** Without news: when a deadline passes, or to see whether the server is there again. */
	#nextIn(): number {
		if (this.#failures > PATIENT_AFTER || this.link === 'not_yours') return PATIENT_MS;
		if (this.link !== 'live' || (this.#fed && !line().connected)) return POLL_MS;
		const { nextChange } = this.wall;
		const deadline = nextChange === null ? LONGEST_MS : Date.parse(nextChange) + 1 - (Date.now() + this.ahead);
		return Math.min(Math.max(deadline, REST_MS), this.#fed ? LONGEST_MS : UNFED_POLL_MS);
	}

	async #read(): Promise<Read> {
		const asked = Date.now();
		const response = await fetch(this.#path, { signal: AbortSignal.timeout(READ_MS) }).catch(() => null);
		if (response?.status === 401) return { kind: 'signed_out' };
		if (response?.status === 403 || response?.status === 404) return { kind: 'not_yours' };
		const wall = response?.ok ? ((await response.json().catch(() => null)) as WallInfo | null) : null;
		if (wall === null) return { kind: 'lost' };
		this.ahead = Date.parse(wall.at) - (asked + Date.now()) / 2;
		return { kind: 'ok', wall };
	}
}
