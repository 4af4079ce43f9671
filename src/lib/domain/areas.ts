import { isOverdue } from './figures.ts';
import type { IssueFields } from './fields.ts';
import type { Place, PlaceTree } from './places.ts';
import { isOpen } from './statuses.ts';

/** Grids and alleys are what checkers walk. An alley that lies in a grid counts for both. */
export type AreaKind = 'grid' | 'alley';

/** `none` says that nothing was reported, not that nobody has looked. */
export type AreaMark = 'overdue' | 'open' | 'cleared' | 'none';

export interface AreaFigures {
	/** on the board, without void and merged ones */
	issues: number;
	open: number;
	overdue: number;
}

export interface AreaState extends AreaFigures {
	place: string;
	kind: AreaKind;
}

type Placed = Pick<IssueFields, 'place' | 'status' | 'due'>;

/** Every grid and alley in the order of the places, with what its issues add up to. */
export function areaStates(issues: Iterable<Placed>, places: PlaceTree<Place>, now: number): AreaState[] {
	const areas = new Map<string, AreaState>();
	for (const { code, kind } of places.values()) {
		if (kind === 'grid' || kind === 'alley') areas.set(code, { place: code, kind, issues: 0, open: 0, overdue: 0 });
	}
	for (const issue of issues) {
		if (issue.status === 'void' || issue.status === 'merged') continue;
		for (const { code } of places.path(issue.place)) {
			const area = areas.get(code);
			if (area === undefined) continue;
			area.issues++;
			if (isOpen(issue.status)) area.open++;
			if (isOverdue(issue, now)) area.overdue++;
		}
	}
	return [...areas.values()];
}

export function areaMark({ issues, open, overdue }: AreaFigures): AreaMark {
	if (overdue > 0) return 'overdue';
	if (open > 0) return 'open';
	return issues > 0 ? 'cleared' : 'none';
}

export interface Coverage {
	/** with at least one finding */
	part: number;
	base: number;
}

/** In how many grids and alleys something was found today. Who walked one and found nothing is not known from this. */
export function coverageOf(found: Iterable<string>, places: PlaceTree<Place>): Record<AreaKind, Coverage> {
	const seen = new Set<string>();
	for (const place of found) for (const { code } of places.path(place)) seen.add(code);
	const of = (wanted: AreaKind): Coverage => {
		const all = [...places.values()].filter(({ kind }) => kind === wanted);
		return { part: all.filter(({ code }) => seen.has(code)).length, base: all.length };
	};
	return { grid: of('grid'), alley: of('alley') };
}
