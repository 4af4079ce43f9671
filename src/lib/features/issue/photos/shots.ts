import type { IssueDetail } from '#server/services.ts';

/** One photo of an issue, with what is told beside it. */
export interface Shot {
	photo: string;
	/** of the finding or fix it came with */
	source: string;
	when: 'before' | 'after';
	/** ISO 8601 in UTC */
	at: string;
	who: string;
	/** what was written with it */
	text: string;
}

export interface Shots {
	before: Shot[];
	after: Shot[];
	/** the place in `after` of the first photo of the last fix: what is to be checked now */
	latest: number;
}

/** All photos of an issue: those of its findings, then those of its fixes, each in the order of time. */
export function shotsOf({ findings, fixes }: Pick<IssueDetail, 'findings' | 'fixes'>): Shots {
	const before = findings.flatMap(({ id, photos, capturedAt, reporter, text }) =>
		photos.map((photo): Shot => ({ photo, source: id, when: 'before', at: capturedAt, who: reporter.name, text }))
	);
	const after = fixes.flatMap(({ id, photos, at, person, note }) =>
		photos.map((photo): Shot => ({ photo, source: id, when: 'after', at, who: person.name, text: note ?? '' }))
	);
	return { before, after, latest: Math.max(0, after.length - (fixes.at(-1)?.photos.length ?? 0)) };
}

/** Shows photos large, beginning with one of them. */
export type Look = (shots: Shots, first: Shot) => void;
