import { type Lane, LANES } from '#lib/domain/lanes.ts';
import { comparePlacings, type Placing, type Section, SECTIONS } from './placing.ts';

/** Never changed in place: a group that is the same object shows the same rows. */
export interface Group {
	readonly key: string | null;
	readonly ids: readonly string[];
}

export interface Spot {
	/** of the group in its section */
	group: number;
	/** of the row in its group */
	index: number;
}

type Order = Record<Lane, readonly string[]>;

/** Keeps every issue in its place; a change of one costs a search, not a sort of all. */
export class Arranger {
	readonly #placings = new Map<string, Placing>();
	readonly #groups: Record<Section, readonly Group[]> = { tray: [], instant: [], coordination: [], aside: [] };
	#positions: Record<Lane, ReadonlyMap<string, number>> = { instant: new Map(), coordination: new Map() };

	groups(section: Section): readonly Group[] {
		return this.#groups[section];
	}

	placing(id: string): Placing | null {
		return this.#placings.get(id) ?? null;
	}

	/** Starts over with many at once. */
	fill(entries: Iterable<readonly [string, Placing]>, order: Order): void {
		for (const lane of LANES) this.#positions[lane] = new Map(order[lane].map((key, position) => [key, position]));
		this.#placings.clear();
		const sections = new Map<Section, Map<string | null, string[]>>(SECTIONS.map((section) => [section, new Map()]));
		for (const [id, placing] of entries) {
			this.#placings.set(id, placing);
			const groups = sections.get(placing.section)!;
			const ids = groups.get(placing.group);
			if (ids === undefined) groups.set(placing.group, [id]);
			else ids.push(id);
		}
		for (const [section, groups] of sections) {
			const made = [...groups].map(([key, ids]) => ({ key, ids: ids.sort((a, b) => this.#compare(a, b)) }));
			this.#groups[section] = made.sort((a, b) => this.#compareGroups(section, a.key, b.key));
		}
	}

	/** Puts one where it belongs; null takes it out. */
	set(id: string, placing: Placing | null): void {
		this.#remove(id);
		if (placing === null) return;
		const groups = this.#groups[placing.section];
		const at = groups.findIndex(({ key }) => key === placing.group);
		if (at === -1) {
			const after = groups.findIndex(({ key }) => this.#compareGroups(placing.section, key, placing.group) > 0);
			this.#groups[placing.section] = groups.toSpliced(after === -1 ? groups.length : after, 0, { key: placing.group, ids: [id] });
		} else {
			const { key, ids } = groups[at]!;
			this.#groups[placing.section] = groups.with(at, { key, ids: ids.toSpliced(this.#indexIn(ids, placing), 0, id) });
		}
		this.#placings.set(id, placing);
	}

	/** null where nothing of that name stands in a section */
	spot(id: string): (Spot & { section: Section }) | null {
		const placing = this.#placings.get(id);
		if (placing === undefined) return null;
		const { section } = placing;
		const group = this.#groups[section].findIndex(({ key }) => key === placing.group);
		return { section, group, index: this.#indexIn(this.#groups[section][group]!.ids, placing) };
	}

	/** Where it would come to stand; `fresh`: its group is not there yet. */
	target(placing: Placing): Spot & { fresh: boolean } {
		const groups = this.#groups[placing.section];
		const group = groups.findIndex(({ key }) => key === placing.group);
		if (group !== -1) return { group, index: this.#indexIn(groups[group]!.ids, placing), fresh: false };
		const after = groups.findIndex(({ key }) => this.#compareGroups(placing.section, key, placing.group) > 0);
		return { group: after === -1 ? groups.length : after, index: 0, fresh: true };
	}

	#remove(id: string): void {
		const spot = this.spot(id);
		if (spot === null) return;
		const groups = this.#groups[spot.section];
		const { key, ids } = groups[spot.group]!;
		this.#groups[spot.section] =
			ids.length === 1 ? groups.toSpliced(spot.group, 1) : groups.with(spot.group, { key, ids: ids.toSpliced(spot.index, 1) });
		this.#placings.delete(id);
	}

	/** The first index whose issue does not come before. */
	#indexIn(ids: readonly string[], placing: Placing): number {
		let low = 0;
		let high = ids.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (comparePlacings(this.#placings.get(ids[middle]!)!, placing) < 0) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	#compare(a: string, b: string): number {
		return comparePlacings(this.#placings.get(a)!, this.#placings.get(b)!);
	}

	#compareGroups(section: Section, a: string | null, b: string | null): number {
		if (section === 'tray' || section === 'aside') return 0;
		return this.#positionOf(section, a) - this.#positionOf(section, b);
	}

	#positionOf(lane: Lane, key: string | null): number {
		if (key === null) return Number.MAX_SAFE_INTEGER;
		return this.#positions[lane].get(key) ?? this.#positions[lane].size;
	}
}
