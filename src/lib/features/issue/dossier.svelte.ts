import { untrack } from 'svelte';
import { watch } from '#lib/client/feed.ts';
import { fetchIssue } from '#lib/client/read.ts';
import type { IssueDetail } from '#server/services.ts';
import type { Desk } from '../board/desk.svelte.ts';

/** What was joined to another issue names it. */
export interface Target {
	id: string;
	number: number;
	title: string;
}

/** What changed in the document is in the record too, a moment later. */
const SETTLED_MS = 400;
const AGAIN_MS = 5_000;
const KEPT = 40;

/** Read before, newest last: going back and forth shows at once what was known, then what is true now. */
const kept = new Map<string, IssueDetail>();

/** What is told of one issue beyond the board's document: its findings, fixes and events, read over HTTP and kept fresh. */
export class Dossier {
	detail = $state.raw<IssueDetail | null>(null);
	/** the issue it was joined to */
	target = $state.raw<Target | null>(null);
	/** the last attempt to read it failed; it is tried again by itself */
	failed = $state(false);
	readonly #desk: Desk;
	#id = '';
	#timer: ReturnType<typeof setTimeout> | undefined;
	#turn = 0;

	/** @param read what the page was made with */
	constructor(desk: Desk, read: IssueDetail | null, target: Target | null) {
		this.#desk = desk;
		this.detail = read;
		this.target = target;
	}

	/**
	 * Follows an issue from within an effect: reads it, and again whenever the feed or the document tells of it.
	 * @returns how to stop
	 */
	follow(id: string): () => void {
		this.#id = id;
		if (this.detail?.id !== id) {
			this.detail = kept.get(id) ?? null;
			this.target = null;
			void this.refresh();
		}
		const stop = watch(this.#desk.taskForce, null, {
			event: (event) => {
				if (event.type !== 'day' && event.issue === id) this.#soon(0);
			},
			reset: () => this.#soon(0)
		});
		return () => {
			stop();
			clearTimeout(this.#timer);
			this.#turn += 1;
		};
	}

	/** To be called from an effect: the issue's entry in the document is what it depends on. */
	documentChanged(id: string): void {
		if (this.#desk.model.issues.get(id) === undefined) return;
		// One's own edit is in the document at once and in the record when it is on disk.
		if ((this.#desk.connection?.ledger.waiting.length ?? 0) > 0) return;
		untrack(() => this.#soon(SETTLED_MS));
	}

	/** By a request of its own and not by SvelteKit, which leaves a page whose data it cannot read. */
	refresh = async (): Promise<void> => {
		clearTimeout(this.#timer);
		const turn = ++this.#turn;
		const id = this.#id;
		const now = await fetchIssue(id);
		const into = now?.mergedInto == null ? null : await fetchIssue(now.mergedInto);
		if (turn !== this.#turn) return;
		this.failed = now === null;
		if (now === null) return this.#soon(AGAIN_MS);
		keep(now);
		this.detail = now;
		this.target = into === null ? null : { id: into.id, number: into.number, title: into.title };
	};

	#soon(ms: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.refresh(), ms);
	}
}

function keep(detail: IssueDetail): void {
	kept.delete(detail.id);
	kept.set(detail.id, detail);
	const [oldest] = kept.keys();
	if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
}
