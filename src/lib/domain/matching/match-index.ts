import { metresBetween } from './distance.ts';
import { explain } from './explain.ts';
import { compareSides, DEFAULT_OPTIONS, type Finding } from './pair.ts';
import { sideOf, type Side } from './side.ts';
import { SpotIndex, type Visited } from './spot-index.ts';
import type { Likeness, MatchAnswer, MatchCandidate, MatchInput, MatchOptions, PairContext, Position } from './types.ts';

/** One piece of evidence, worked out for comparing. */
interface Entry extends Visited {
	issue: string;
	place: string;
	position: Position | null;
	capturedAt: number;
	side: Side;
}

interface Match {
	entry: Entry;
	found: Finding;
	context: PairContext;
}

/** Stands for what a text is about where nothing is known of it but its words. */
const NO_TOPIC = ['?'];
/** Evidence is kept under what it may be about, with at least this share of belief. */
const ABOUT = 0.1;

/**
 * The evidence of all open issues, found by where it is and what it is about, so that a match
 * costs what is near and alike and not what is open. Same scoring as `comparePair`.
 */
export class MatchIndex {
	readonly #options: MatchOptions;
	readonly #spots: SpotIndex<Entry>;
	readonly #issues = new Map<string, Entry[]>();
	#lastRead: { text: string; category: string | null; side: Side } | null = null;

	constructor(options: Partial<MatchOptions> = {}) {
		this.#options = { ...DEFAULT_OPTIONS, ...options };
		this.#spots = new SpotIndex(this.#options.reach);
	}

	/** How many issues have evidence here. */
	get size(): number {
		return this.#issues.size;
	}

	add(candidate: MatchCandidate): void {
		const { issue, place, position, capturedAt } = candidate;
		const entry: Entry = { issue, place, position, capturedAt, side: this.#read(candidate), visit: 0 };
		const others = this.#issues.get(issue);
		if (others === undefined) this.#issues.set(issue, [entry]);
		else others.push(entry);
		this.#spots.add(place, position, topicsOf(entry.side), entry);
	}

	removeIssue(issue: string): void {
		for (const entry of this.#issues.get(issue) ?? []) {
			this.#spots.remove(entry.place, entry.position, topicsOf(entry.side), entry);
		}
		this.#issues.delete(issue);
	}

	/** @param except issues that it is none of, as a person has said */
	match(finding: MatchInput, except?: ReadonlySet<string>): MatchAnswer {
		const best = this.#best(finding, this.#read(finding), except);
		if (best === null) return { outcome: 'new', issue: null, confidence: 0, reasons: [] };
		const { entry, found, context } = best;
		if (found.verdict === 'different') return { outcome: 'new', issue: null, confidence: found.confidence, reasons: [] };
		const outcome = found.verdict === 'same' ? 'joined' : 'suggested';
		return { outcome, issue: entry.issue, confidence: found.confidence, reasons: explain(found, context) };
	}

	/** The issues that a person should see beside a finding, most alike first: the first of them is what `match` names. */
	alike(finding: MatchInput, most: number, except?: ReadonlySet<string>): Likeness[] {
		const found = new Map<string, Match>();
		this.#near(finding, this.#read(finding), except, (match) => {
			const { issue } = match.entry;
			const before = found.get(issue);
			if (match.found.verdict === 'different' || (before !== undefined && !isBetter(match.found, before.found))) return;
			// At the end again, so that of equals the one that came first stays first.
			found.delete(issue);
			found.set(issue, match);
		});
		const order = [...found.values()].sort((a, b) => Number(isBetter(b.found, a.found)) - Number(isBetter(a.found, b.found)));
		return order.slice(0, most).map((match) => likenessOf(finding, match));
	}

	/** How a finding compares with one issue; null where nothing of it is at that place or near. */
	compare(finding: MatchInput, issue: string): Likeness | null {
		const side = this.#read(finding);
		let best: Match | null = null;
		for (const entry of this.#issues.get(issue) ?? []) {
			const match = this.#pair(finding, side, entry);
			if (match !== null && (best === null || isBetter(match.found, best.found))) best = match;
		}
		return best === null ? null : likenessOf(finding, best);
	}

	/** A finding is matched first and then added as evidence: it is read once for both. */
	#read({ text, category }: MatchInput): Side {
		const last = this.#lastRead;
		if (last?.text === text && last.category === category) return last.side;
		const side = sideOf({ text, category });
		this.#lastRead = { text, category, side };
		return side;
	}

	#best(finding: MatchInput, side: Side, except?: ReadonlySet<string>): Match | null {
		let best: Match | null = null;
		this.#near(finding, side, except, (match) => {
			if (best === null || isBetter(match.found, best.found)) best = match;
		});
		return best;
	}

	#near(finding: MatchInput, side: Side, except: ReadonlySet<string> | undefined, to: (match: Match) => void): void {
		this.#spots.near(finding.place, finding.position, topicsOf(side), (entry) => {
			if (except?.has(entry.issue) === true) return;
			const match = this.#pair(finding, side, entry);
			if (match !== null) to(match);
		});
	}

	#pair(finding: MatchInput, side: Side, entry: Entry): Match | null {
		const context = contextOf(finding, entry, this.#options.reach);
		return context === null ? null : { entry, found: compareSides(side, entry.side, context, this.#options), context };
	}
}

function likenessOf(finding: MatchInput, { entry, found, context }: Match): Likeness {
	return {
		issue: entry.issue,
		verdict: found.verdict,
		confidence: found.confidence,
		reasons: explain(found, context),
		metres: context.distanceM,
		earlierMs: finding.capturedAt - entry.capturedAt,
	};
}

function topicsOf({ kin }: Side): string[] {
	return kin.length === 0 ? NO_TOPIC : kin.filter(({ share }) => share >= ABOUT).map(({ category }) => category);
}

const RANK = { same: 2, suggested: 1, different: 0 };

/** A verdict before a confidence; of equals the one that came first stays. */
function isBetter(a: Finding, b: Finding): boolean {
	return a.verdict === b.verdict ? a.confidence > b.confidence : RANK[a.verdict] > RANK[b.verdict];
}

/** Null where the entry is of another place and not within reach. */
function contextOf(finding: MatchInput, entry: Entry, reach: number): PairContext | null {
	const samePlace = finding.place === entry.place;
	const distanceM = finding.position && entry.position ? metresBetween(finding.position, entry.position) : null;
	if (!samePlace && (distanceM === null || distanceM > reach)) return null;
	return {
		samePlace,
		distanceM,
		minutesApart: Math.abs(finding.capturedAt - entry.capturedAt) / 60_000,
		accuracyM: finding.position && entry.position ? finding.position.accuracy + entry.position.accuracy : null,
	};
}
