import { type Lane, LANES } from '#lib/domain/lanes.ts';
import type { Placing } from './placing.ts';

export interface Count {
	count: number;
	closed: number;
}

const NONE: Count = { count: 0, closed: 0 };

/** How many issues each group has and how many of them are closed, as it is now, wherever the rows stand. */
export class Tally {
	#version = $state(0);
	readonly #placings = new Map<string, Placing>();
	readonly #groups: Record<Lane, Map<string | null, Count>> = { instant: new Map(), coordination: new Map() };

	of(lane: Lane, group: string | null): Count {
		return this.#version < 0 ? NONE : (this.#groups[lane].get(group) ?? NONE);
	}

	total(lane: Lane): Count {
		const total = { ...NONE };
		if (this.#version < 0) return total;
		for (const { count, closed } of this.#groups[lane].values()) {
			total.count += count;
			total.closed += closed;
		}
		return total;
	}

	set(id: string, placing: Placing | null): void {
		this.#add(this.#placings.get(id), -1);
		if (placing === null) this.#placings.delete(id);
		else this.#placings.set(id, placing);
		this.#add(placing ?? undefined, 1);
		this.#version += 1;
	}

	clear(): void {
		this.#placings.clear();
		for (const lane of LANES) this.#groups[lane].clear();
		this.#version += 1;
	}

	#add(placing: Placing | undefined, by: 1 | -1): void {
		if (placing === undefined || placing.section === 'tray' || placing.section === 'aside') return;
		const groups = this.#groups[placing.section];
		const { count, closed } = groups.get(placing.group) ?? NONE;
		groups.set(placing.group, { count: count + by, closed: closed + (placing.closed ? by : 0) });
	}
}
