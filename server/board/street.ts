import type { Catalogue } from '#lib/domain/catalogue/index.ts';
import { generateKeyBetween } from 'fractional-indexing';
import type { BoardDate, FindingId, IssueId, TaskForceId } from '#lib/domain/ids.ts';
import { MatchIndex, type MatchCandidate } from '#lib/domain/matching/index.ts';
import type { PlaceTree } from '#lib/domain/places.ts';
import { isOpen } from '#lib/domain/statuses.ts';
import type { TriageEngine } from '#lib/domain/triage/index.ts';
import { RELAPSE_MS } from '#lib/domain/relapse.ts';
import type { Room } from '../sync/room.ts';
import type { IssueRecord } from './record.ts';

/** A finding as evidence for matching, with the issue it was first reported into. */
export interface Evidence extends MatchCandidate {
	finding: FindingId;
	first: IssueId;
}

/**
 * A task force's working memory: its places and catalogue, the issues on its open board, the engines. It changes
 * inside ticks only, is thrown away when a commit fails, and is read again from the rows.
 */
export class Street {
	readonly id: TaskForceId;
	readonly timeZone: string;
	readonly places: PlaceTree;
	readonly catalogue: Catalogue;
	readonly triage: TriageEngine;
	readonly issues = new Map<IssueId, IssueRecord>();
	date: BoardDate;
	/** the document of the open board */
	room: Room;
	nextNumber: number;
	seq: number;

	readonly #index = new MatchIndex();
	readonly #evidence = new Map<IssueId, Evidence[]>();
	#lastRank: string | null = null;
	/** `place\ncategory` → ms of the newest closing */
	readonly #closed = new Map<string, number>();

	constructor(init: {
		id: TaskForceId;
		timeZone: string;
		places: PlaceTree;
		catalogue: Catalogue;
		triage: TriageEngine;
		date: BoardDate;
		room: Room;
		lastNumber: number;
		seq: number;
	}) {
		this.id = init.id;
		this.timeZone = init.timeZone;
		this.places = init.places;
		this.catalogue = init.catalogue;
		this.triage = init.triage;
		this.date = init.date;
		this.room = init.room;
		this.nextNumber = init.lastNumber + 1;
		this.seq = init.seq;
	}

	/** What the next finding may join. */
	get matches(): Pick<MatchIndex, 'match' | 'alike' | 'compare'> {
		return this.#index;
	}

	/** Puts an issue that is on the board, or was just made, where commands and matching find it. */
	keep(record: IssueRecord): void {
		this.issues.set(record.id, record);
		const { rank } = record.fields;
		if (rank !== null && (this.#lastRank === null || rank > this.#lastRank)) this.#lastRank = rank;
	}

	/** It is not on the open board: neither commands nor matching look for it any more. */
	forget(issue: IssueId): void {
		this.issues.delete(issue);
		this.#evidence.delete(issue);
		this.#index.removeIssue(issue);
	}

	/** A place behind everything on the board, for a new issue. */
	nextRank(): string {
		try {
			return (this.#lastRank = generateKeyBetween(this.#lastRank, null));
		} catch {
			// Somebody has set a rank that is no key of the scheme: the order starts again from there.
			return (this.#lastRank = generateKeyBetween(null, null));
		}
	}

	addEvidence(issue: IssueId, evidence: Evidence): void {
		const known = this.#evidence.get(issue);
		if (known) known.push(evidence);
		else this.#evidence.set(issue, [evidence]);
		if (isOpen(this.issues.get(issue)!.fields.status)) this.#index.add(evidence);
	}

	/** Call after an issue was opened, ended, joined or split: only open matters can be joined. */
	reindex(issue: IssueId): void {
		this.#index.removeIssue(issue);
		const record = this.issues.get(issue);
		if (record === undefined || !isOpen(record.fields.status)) return;
		for (const evidence of this.#evidence.get(issue) ?? []) {
			this.#index.add({ ...evidence, category: record.fields.category ?? evidence.category });
		}
	}

	evidenceOf(issue: IssueId): readonly Evidence[] {
		return this.#evidence.get(issue) ?? [];
	}

	/**
	 * Gives evidence of one issue to another: all of it, or what `which` says.
	 * @param first the issue it counts as reported into from now on
	 */
	moveEvidence(from: IssueId, to: IssueId, which: (evidence: Evidence) => boolean = () => true, first?: IssueId): void {
		const own = this.#evidence.get(from) ?? [];
		this.#evidence.set(from, own.filter((evidence) => !which(evidence)));
		const moved = own.filter(which).map((evidence) => ({ ...evidence, issue: to, first: first ?? evidence.first }));
		this.#evidence.set(to, [...(this.#evidence.get(to) ?? []), ...moved]);
		this.reindex(from);
		this.reindex(to);
	}

	noteClosed(place: string, category: string | null, at: number): void {
		if (category === null) return;
		const key = `${place}\n${category}`;
		this.#closed.set(key, Math.max(at, this.#closed.get(key) ?? 0));
	}

	/** The same matter was closed at the same place within 30 days (DOMAIN.md, "Matching"). */
	isRelapse(place: string, category: string | null, now: number): boolean {
		const closed = category === null ? undefined : this.#closed.get(`${place}\n${category}`);
		return closed !== undefined && now - closed <= RELAPSE_MS;
	}
}
