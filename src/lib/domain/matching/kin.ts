/**
 * Categories two people may put the same matter in: a heap beside a bin is refuse not collected
 * to one and an exposed heap to the other.
 */
const KIN: string[][] = [
	['06042', '06010', '06012', '06017', 'LOCAL-30'],
	['09005', '09006'],
	['06008', 'LOCAL-12'],
	['LOCAL-04', '06036'],
];

/** The category that stands for a category and its kin. */
export function kinOf(category: string): string {
	return STANDS_FOR.get(category) ?? category;
}

const STANDS_FOR = new Map(KIN.flatMap((kin) => kin.map((category) => [category, kin[0] ?? category] as const)));
