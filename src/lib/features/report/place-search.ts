import type { PlaceInfo } from '#server/services.ts';
import type { Reference } from '../board/reference.ts';
import { named } from '../words/choose.ts';
import { nearestPlaces } from './place-guess.ts';
import type { Position } from './position.ts';

export interface PlaceChoice {
	code: string;
	name: string;
	/** what it lies in, from the community down */
	within: string[];
	metres: number | null;
}

export interface PlaceSection {
	kind: 'recent' | 'near' | 'community';
	/** of a community */
	name: string;
	choices: PlaceChoice[];
}

const MOST_RECENT = 4;
const MOST_NEAR = 6;
const MOST_FOUND = 60;

/** All places: those of late and those near by first, then community by community. */
export function placeSections(reference: Reference, recent: readonly string[], position: Position | null): PlaceSection[] {
	const choice = (place: PlaceInfo, metres: number | null = null) => choiceOf(reference, place, metres);
	const late = recent.map((code) => reference.places.get(code)).filter((place) => place !== undefined).slice(0, MOST_RECENT);
	const near = position === null ? [] : nearestPlaces(reference.places.values(), position, MOST_NEAR);
	const sections: PlaceSection[] = [
		{ kind: 'recent', name: '', choices: late.map((place) => choice(place)) },
		{ kind: 'near', name: '', choices: near.map(({ place, metres }) => choice(place, metres)) },
		...communities(reference).map((community): PlaceSection => ({
			kind: 'community',
			name: named(community.name),
			choices: below(reference, community).map((place) => choice(place))
		}))
	];
	return sections.filter(({ choices }) => choices.length > 0);
}

/**
 * Places whose path holds every word of the query, in either language or by code. What is called so comes before
 * what lies in something that is called so.
 */
export function searchPlaces(reference: Reference, query: string): PlaceChoice[] {
	const words = fold(query).split(/\s+/).filter((word) => word !== '');
	if (words.length === 0) return [];
	const found: { place: PlaceInfo; rank: number }[] = [];
	for (const place of reference.places.values()) {
		if (place.kind === 'street') continue;
		const own = textOf(place);
		const path = reference.places.path(place.code).filter(({ kind }) => kind !== 'street').map(textOf).join('\n');
		if (!words.every((word) => path.includes(word))) continue;
		const rank = words.some((word) => own.startsWith(word)) ? 0 : words.some((word) => own.includes(word)) ? 1 : 2;
		found.push({ place, rank });
	}
	return found
		.sort((a, b) => a.rank - b.rank)
		.slice(0, MOST_FOUND)
		.map(({ place }) => choiceOf(reference, place, null));
}

function choiceOf(reference: Reference, place: PlaceInfo, metres: number | null): PlaceChoice {
	const within = reference.places.path(place.code).filter(({ kind, code }) => kind !== 'street' && code !== place.code);
	return { code: place.code, name: named(place.name), within: within.map(({ name }) => named(name)), metres };
}

function communities(reference: Reference): PlaceInfo[] {
	return [...reference.places.values()].filter(({ kind }) => kind === 'community');
}

/** A grid with its points behind it, then the next. */
function below(reference: Reference, place: PlaceInfo): PlaceInfo[] {
	return reference.places.children(place.code).flatMap((child) => [child, ...below(reference, child)]);
}

function textOf({ name, code }: PlaceInfo): string {
	return fold(`${name.zh}\n${name.en}\n${code}`);
}

/** Full-width letters and digits as they are typed on any keyboard. */
function fold(text: string): string {
	return text.normalize('NFKC').toLowerCase();
}
