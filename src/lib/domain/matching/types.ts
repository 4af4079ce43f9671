import type { Reason } from '#lib/domain/reasons.ts';

export type { Reason };

/** WGS 84 degrees; accuracy in metres as the phone states it. */
export interface Position {
	lat: number;
	lon: number;
	accuracy: number;
}

export interface MatchInput {
	text: string;
	category: string | null;
	/** Code of the place record. */
	place: string;
	position: Position | null;
	/** Milliseconds since 1970. */
	capturedAt: number;
}

/** One piece of evidence of an open issue; each of its findings may be added. */
export interface MatchCandidate extends MatchInput {
	issue: string;
}

export interface MatchAnswer {
	outcome: 'joined' | 'suggested' | 'new';
	/** The issue joined or suggested. */
	issue: string | null;
	/** 0…1 that the finding belongs to `issue`. */
	confidence: number;
	reasons: Reason[];
}

/** What a pair is told by, besides where and when. */
export interface PairSide {
	text: string;
	category?: string | null;
}

export interface PairContext {
	samePlace: boolean;
	minutesApart: number;
	/** Metres between the two positions, null where one of them is unknown. */
	distanceM: number | null;
	/** Metres by which the two may be off together, as the phones state it; null or absent where nobody says. */
	accuracyM?: number | null;
}

export type Verdict = 'same' | 'suggested' | 'different';

export interface PairAnswer {
	verdict: Verdict;
	/** 0…1 that both are the same matter. */
	confidence: number;
	reasons: Reason[];
}

/** One issue beside a finding, by the piece of its evidence that is most like it. */
export interface Likeness {
	issue: string;
	verdict: Verdict;
	confidence: number;
	reasons: Reason[];
	/** Metres between the two positions, null where one of them is unknown. */
	metres: number | null;
	/** By how much that evidence is the earlier one; negative where it is later. */
	earlierMs: number;
}

export interface MatchOptions {
	/** From this confidence on a finding joins by itself. */
	join: number;
	/** From this confidence on a person is asked. */
	suggest: number;
	/** Metres beyond which evidence from another place record says nothing. */
	reach: number;
}
