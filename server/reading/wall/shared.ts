import { instant } from '#lib/domain/ids.ts';
import type { WallInfo } from '../../services.ts';
import type { Reader } from '../../storage/types.ts';
import { readDataVersion } from '../../storage/version.ts';
import type { Sight } from '../access.ts';
import { readWall } from './wall.ts';

/** Sights and days of one version that are kept: walls show few. */
const KEPT = 32;

/**
 * After each event every wall of a task force asks at once. What was read for the first of them is given to the
 * others, until anything at all has been committed or a deadline has passed.
 */
export class SharedWalls {
	#version = -1;
	readonly #known = new Map<string, WallInfo>();

	/** Inside a transaction, so that the version is that of the rows. */
	async read(db: Reader, sight: Sight, date: string, now: number): Promise<WallInfo> {
		const version = await readDataVersion(db);
		if (version !== this.#version) this.#known.clear();
		this.#version = version;
		const key = JSON.stringify([sight.taskForce.id, date, sight.issues]);
		const known = this.#known.get(key);
		if (known !== undefined && holds(known, now)) return known.sealedAt === null ? { ...known, at: instant(now) } : known;
		const wall = await readWall(db, sight, date, now);
		if (this.#known.size >= KEPT) this.#known.clear();
		this.#known.set(key, wall);
		return wall;
	}
}

function holds({ at, nextChange }: WallInfo, now: number): boolean {
	return now >= Date.parse(at) && (nextChange === null || now <= Date.parse(nextChange));
}
