/**
 * What may be the matter with a thing, as families of the vocabulary's concepts. Two findings that
 * each say what is the matter, and share no family, tell of two matters however alike their things:
 * 弱电箱门开着 and 弱电箱上贴满小广告.
 */
const FAMILIES: Record<string, string> = {
	damage: 'broken open faded left dark pothole hanging hazard longIdle',
	lack: 'missing notKept',
	dirt: 'dirtyState dirty smell uncleared litter refuse heaped full',
	heap: 'heaped uncleared full refuse rubble bulky clutter piling litter left disused',
	block: 'blocked parking clutter piling bayGrab indoorPark longIdle outShop stall trading adBoard',
	lapse: 'expired wrong notKept hazard',
	tangle: 'strewn messy hanging hazard structure',
	stickers: 'stickers wrong',
	washing: 'washing strewn',
	vehicle: 'car bike sharedBike deadVehicle parking indoorPark longIdle bayGrab',
	smoking: 'smoking',
	animals: 'dog poultry rearing poultryTrade',
	pests: 'pests',
	plants: 'weeds vegGrowing bareSoil',
	trade: 'stall trading outShop adBoard stallOrder touting piling',
	water: 'pool wasteWater overflow pouring full blocked',
	charging: 'flyCharge strewn',
	conduct: 'conduct notKept missing awareness misconduct',
	structure: 'structure',
	spill: 'washBay dust material',
	food: 'foodSafety',
	noise: 'noise fumes burning',
};

/** Too many words speak of these to tell two matters apart by them alone. */
const VAGUE = ['water', 'tangle'];
const TELLING = Object.keys(FAMILIES).reduce((bits, family, bit) => (VAGUE.includes(family) ? bits : bits | (1 << bit)), 0);

/** Concept → its families, a bit each. */
const OF = new Map<string, number>();
Object.values(FAMILIES).forEach((concepts, bit) => {
	for (const concept of concepts.split(' ')) OF.set(concept, (OF.get(concept) ?? 0) | (1 << bit));
});

/** The families a text's concepts belong to, a bit each. */
export function mattersOf(things: Iterable<string>, states: Iterable<string>): number {
	let matters = 0;
	for (const thing of things) matters |= OF.get(thing) ?? 0;
	for (const state of states) matters |= OF.get(state) ?? 0;
	return matters;
}

/** Whether both say what is the matter and agree in nothing. */
export function mattersDiffer(a: number, b: number): boolean {
	return (a & TELLING) !== 0 && (b & TELLING) !== 0 && (a & b) === 0;
}
