import { type Place, PlaceTree } from '#lib/domain/places.ts';
import type { Random } from './random.ts';
import { reworded } from './wording.ts';

export interface Sample {
	text: string;
	/** code of the place type */
	placeType: string;
	/** what it is about: chooses a drawn picture, is never sent */
	category: string;
	/** the same in other words */
	again?: string;
}

export interface Sighting {
	/** ms after the start */
	after: number;
	/** 1…4 */
	checker: number;
	place: string;
	text: string;
	category: string;
	position: { lat: number; lon: number; accuracy: number } | null;
	withPhoto: boolean;
}

const CHECKERS = 4;
/** Compressed: a morning in three minutes, then now and then one. */
const MORNING_MS = 180_000;
export const MORNING = 72;
const LATER = 40;
const OPENING_MS = [200, 600, 1100, 1700, 2400];
const AGAIN = 0.26;
/** Notes too short to tell what they are about: they wait in the tray until somebody has decided. */
const UNCLEAR = 0.07;
const UNCLEAR_NOTES = ['这里要处理一下', '看着不太好', '有东西挡着', '坏了', '门口情况要看一下', '有人反映,待核实'];
const METRES_PER_DEGREE = 111_320;

/** What the checkers will come upon, in order; about a quarter of it somebody has reported before. */
export function planMorning(places: readonly Place[], samples: readonly Sample[], random: Random): Sighting[] {
	const sightings: Sighting[] = [];
	const first: Sighting[] = [];
	const tree = new PlaceTree(places);
	const fresh = random.shuffled(samples);
	for (const after of times(random)) {
		const earlier = first.length > 3 && random.chance(AGAIN) ? random.pick(first.slice(0, -2)) : null;
		const seen = earlier === null ? seenFirst(fresh, tree, random) : seenAgain(earlier, samples, tree, random);
		if (seen === null) continue;
		const sighting = { ...seen, after };
		sightings.push(sighting);
		if (earlier === null) first.push(sighting);
	}
	return sightings;
}

/** What still comes now and then when the morning is over. */
export function laterOf(plan: readonly Sighting[]): Sighting[] {
	return plan.filter(({ after }) => after > MORNING_MS).map((one) => ({ ...one, after: one.after - MORNING_MS }));
}

function times(random: Random): number[] {
	const rest = Array.from({ length: MORNING - OPENING_MS.length }, () => random.between(2_500, MORNING_MS));
	const all = [...OPENING_MS, ...rest.sort((a, b) => a - b)];
	let last = MORNING_MS;
	for (let n = 0; n < LATER; n++) all.push((last += random.between(20_000, 45_000)));
	return all;
}

type Unscheduled = Omit<Sighting, 'after'>;

function seenFirst(fresh: Sample[], tree: PlaceTree, random: Random): Unscheduled | null {
	const sample = fresh.pop();
	if (sample === undefined) return null;
	const fitting = [...tree.values()].filter((place) => place.placeType === sample.placeType);
	const place = random.pick(fitting);
	return {
		checker: checkerOf(place, tree),
		place: place.code,
		text: random.chance(UNCLEAR) ? random.pick(UNCLEAR_NOTES) : sample.text,
		category: sample.category,
		position: positionAt(place, random),
		withPhoto: true
	};
}

function seenAgain(earlier: Sighting, samples: readonly Sample[], tree: PlaceTree, random: Random): Unscheduled {
	const place = tree.get(earlier.place)!;
	const again = samples.find((sample) => sample.text === earlier.text)?.again;
	return {
		...earlier,
		checker: (earlier.checker % CHECKERS) + 1,
		text: again ?? reworded(earlier.text, random),
		position: positionAt(place, random),
		withPhoto: random.chance(0.3)
	};
}

/** Communities are walked by the same pair every morning. */
function checkerOf(place: Place, tree: PlaceTree): number {
	const community = tree.communityOf(place.code)?.code ?? '';
	return (Number(community.replace(/\D/g, '')) % CHECKERS) + 1;
}

/** Where a phone believes to be: some metres off, now and then nowhere. */
function positionAt(place: Place, random: Random): Sighting['position'] {
	if (place.position === null || random.chance(0.1)) return null;
	const { lat, lon } = place.position;
	const east = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
	return {
		lat: round(lat + random.normal(8) / METRES_PER_DEGREE),
		lon: round(lon + random.normal(8) / east),
		accuracy: Math.round(random.between(6, 25))
	};
}

function round(degrees: number): number {
	return Math.round(degrees * 1e6) / 1e6;
}
