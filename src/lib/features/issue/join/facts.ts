import { metresBetween } from '#lib/domain/matching/distance.ts';
import type { Reason } from '#lib/domain/reasons.ts';
import { bigrams, dice } from '#lib/domain/text/bigrams.ts';
import type { FindingInfo } from '#server/services.ts';

/** What two bundles of findings have in common, by those two that are nearest to each other. */
export interface Facts {
	samePlace: boolean;
	sameCategory: boolean;
	/** null where one of them does not know where it was */
	metres: number | null;
	/** between the first of each */
	apartMs: number;
	/** 0…1 */
	wording: number;
}

interface Side {
	findings: readonly FindingInfo[];
	category: string | null;
	place: string;
	title: string;
}

export function factsOf(a: Side, b: Side): Facts {
	const distances = pairs(a, b).flatMap(([one, other]) =>
		one.position === null || other.position === null ? [] : metresBetween(one.position, other.position)
	);
	const likenesses = pairs(a, b).map(([one, other]) => dice(bigrams(one.text), bigrams(other.text)));
	return {
		samePlace: a.place === b.place,
		sameCategory: a.category !== null && a.category === b.category,
		metres: distances.length === 0 ? null : Math.round(Math.min(...distances)),
		apartMs: Math.abs(first(a) - first(b)),
		wording: Math.max(dice(bigrams(a.title), bigrams(b.title)), ...likenesses)
	};
}

/**
 * What the engine says against their being one matter, e.g. 3栋 and 13栋. It brings the whole vocabulary along, so it
 * comes only when two issues are compared; without it the comparison stands by itself.
 */
export async function objections(a: Side, b: Side): Promise<Reason[]> {
	const { comparePair } = await import('#lib/domain/matching/index.ts');
	const found = new Map<string, Reason>();
	for (const [one, other] of pairs(a, b)) {
		const distanceM = one.position === null || other.position === null ? null : metresBetween(one.position, other.position);
		const minutesApart = Math.abs(Date.parse(one.capturedAt) - Date.parse(other.capturedAt)) / 60_000;
		const { reasons } = comparePair(
			{ text: one.text, category: a.category },
			{ text: other.text, category: b.category },
			{ samePlace: one.place === other.place, distanceM, minutesApart }
		);
		for (const reason of reasons) if (AGAINST.test(reason.code)) found.set(JSON.stringify(reason), reason);
	}
	return [...found.values()];
}

const AGAINST = /^(far|points_elsewhere)$|_differs$/;

function pairs(a: Side, b: Side): [FindingInfo, FindingInfo][] {
	return a.findings.flatMap((one) => b.findings.map((other): [FindingInfo, FindingInfo] => [one, other]));
}

function first({ findings }: Side): number {
	return Math.min(...findings.map(({ capturedAt }) => Date.parse(capturedAt)));
}
