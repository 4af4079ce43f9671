import type { PlaceInfo } from '#server/services.ts';
import { metresTo, type Position } from './position.ts';

/** Where the person probably is; until it is confirmed or sent it is called a guess. */
export interface PlaceGuess {
	code: string;
	by: 'position' | 'last';
}

/** A position vaguer than this names no place: grids are about three hundred metres wide. */
const USABLE_M = 150;
/** Between two buildings GPS is off by about this much, so nobody is moved to the next place by less. */
const JITTER_M = 40;
/** Nothing within this distance is no place of the street: somebody reports from the office. */
const REACH_M = 500;
/** From here on a chosen place and the position do not agree, and it is said. */
const AWAY_M = 300;

/**
 * The place of a finding before anybody has said: where the last one was, unless the position is clearly another.
 * @param last code of the place of the last finding
 */
export function guessPlace(places: Iterable<PlaceInfo>, position: Position | null, last: string | null): PlaceGuess | null {
	const byCode = new Map([...places].map((place) => [place.code, place]));
	const before = last === null ? undefined : byCode.get(last);
	const stay: PlaceGuess | null = before === undefined ? null : { code: before.code, by: 'last' };
	if (position === null || position.accuracy > USABLE_M) return stay;
	const [nearest] = nearestPlaces(byCode.values(), position, 1);
	if (nearest === undefined || nearest.metres > REACH_M) return stay;
	const own = before === undefined ? null : metresTo(before, position);
	if (before !== undefined && own !== null && own <= nearest.metres + Math.max(JITTER_M, position.accuracy)) {
		return { code: before.code, by: 'position' };
	}
	return { code: nearest.place.code, by: 'position' };
}

/** Grids and smaller, nearest first. */
export function nearestPlaces(places: Iterable<PlaceInfo>, position: Position, most: number): { place: PlaceInfo; metres: number }[] {
	const found: { place: PlaceInfo; metres: number }[] = [];
	for (const place of places) {
		if (place.kind === 'street' || place.kind === 'community') continue;
		const metres = metresTo(place, position);
		if (metres !== null) found.push({ place, metres });
	}
	return found.sort((a, b) => a.metres - b.metres).slice(0, most);
}

/** @returns metres between a place and where the phone says it is, where they do not agree; null where they do */
export function disagreement(place: PlaceInfo | undefined, position: Position | null): number | null {
	if (place === undefined || position === null) return null;
	const metres = metresTo(place, position);
	return metres !== null && metres - position.accuracy > AWAY_M ? metres : null;
}
