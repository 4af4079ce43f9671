/** The street's places: a community holds grids and alleys, these hold check points. */
export const PLACE_KINDS = ['street', 'community', 'grid', 'alley', 'point'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

export interface Place {
	code: string;
	kind: PlaceKind;
	name: { zh: string; en: string };
	parent: string | null;
	/** code of the place type, P01…P18; null takes the parent's */
	placeType: string | null;
	/** WGS 84 */
	position: { lat: number; lon: number } | null;
}

/** Which kinds a place of some kind may lie in. */
const PARENTS: Record<PlaceKind, readonly PlaceKind[]> = {
	street: [],
	community: ['street'],
	grid: ['community'],
	alley: ['community', 'grid'],
	point: ['community', 'grid', 'alley']
};

export class PlaceTree<P extends Place = Place> {
	readonly #byCode: ReadonlyMap<string, P>;

	/** @throws {Error} for a code used twice, a parent that is missing or of the wrong kind */
	constructor(places: Iterable<P>) {
		const byCode = new Map<string, P>();
		for (const place of places) {
			if (byCode.has(place.code)) throw new Error(`two places have the code ${place.code}`);
			byCode.set(place.code, place);
		}
		for (const place of byCode.values()) checkParent(place, byCode);
		this.#byCode = byCode;
	}

	get size(): number {
		return this.#byCode.size;
	}

	values(): MapIterator<P> {
		return this.#byCode.values();
	}

	get(code: string): P | undefined {
		return this.#byCode.get(code);
	}

	/** From the parent up to the street; empty for a code that is not there. */
	ancestors(code: string): P[] {
		const found: P[] = [];
		let parent = this.#byCode.get(code)?.parent;
		while (parent != null) {
			const place = this.#byCode.get(parent)!;
			found.push(place);
			parent = place.parent;
		}
		return found;
	}

	/** From the street down to the place itself. */
	path(code: string): P[] {
		const place = this.#byCode.get(code);
		return place === undefined ? [] : [...this.ancestors(code).reverse(), place];
	}

	/** The community the place is or lies in; undefined for the street as a whole. */
	communityOf(code: string): P | undefined {
		return this.path(code).find((place) => place.kind === 'community');
	}

	/** The grid whose named people answer for the place; undefined above grids and for alleys that lie in none. */
	gridOf(code: string): P | undefined {
		return this.path(code).find((place) => place.kind === 'grid');
	}

	/** Its own place type or the nearest one above it. */
	placeTypeOf(code: string): string | null {
		const typed = this.path(code).reverse().find((place) => place.placeType !== null);
		return typed?.placeType ?? null;
	}

	children(code: string): P[] {
		return [...this.#byCode.values()].filter((place) => place.parent === code);
	}
}

// A parent's kind is always above the child's, so no chain of parents can close into a ring.
function checkParent(place: Place, byCode: ReadonlyMap<string, Place>): void {
	if (place.parent === null) return;
	const parent = byCode.get(place.parent);
	if (parent === undefined) throw new Error(`place ${place.code} lies in ${place.parent}, which is not there`);
	if (!PARENTS[place.kind].includes(parent.kind)) {
		throw new Error(`${place.kind} ${place.code} cannot lie in ${parent.kind} ${parent.code}`);
	}
}
