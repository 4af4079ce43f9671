import { type AreaMark, areaMark } from '#lib/domain/areas.ts';
import type { Names, WallArea } from '#server/services.ts';

export interface Tile {
	area: WallArea;
	mark: AreaMark;
	/** the grid's running number */
	label: string;
}

export interface TileRow {
	key: string;
	/** the community; null for grids that lie in none */
	name: Names | null;
	tiles: Tile[];
}

/**
 * `full`: each tile has its number and its count; `count`: the count alone, where they are narrow; `rows`: one bar for
 * each community, where there are more grids than a wall has room for. Detail is dropped, nothing shrinks.
 */
export type Density = 'full' | 'count' | 'rows';

export interface TileMap {
	grids: TileRow[];
	/** lines of a few dozen narrow tiles */
	alleys: Tile[][];
	/** tiles of the longest row */
	columns: number;
	density: Density;
}

const FULL = { columns: 9, rows: 9 };
const COUNT = { columns: 16, rows: 11 };
const ALLEYS_A_LINE = 20;

export function tileMap(areas: readonly WallArea[]): TileMap {
	const grids = areas.filter(({ kind }) => kind === 'grid');
	const labels = labelsOf(grids);
	const rows = new Map<string, TileRow>();
	grids.forEach((area, index) => {
		const key = area.community?.code ?? '';
		const row = rows.get(key) ?? { key, name: area.community?.name ?? null, tiles: [] };
		row.tiles.push({ area, mark: areaMark(area), label: labels[index]! });
		rows.set(key, row);
	});
	const alleys = lines(areas.filter(({ kind }) => kind === 'alley').map((area) => ({ area, mark: areaMark(area), label: '' })));
	const columns = Math.max(1, ...[...rows.values()].map(({ tiles }) => tiles.length));
	const fits = (limit: typeof FULL) => columns <= limit.columns && rows.size + alleys.length <= limit.rows;
	return { grids: [...rows.values()], alleys, columns, density: fits(FULL) ? 'full' : fits(COUNT) ? 'count' : 'rows' };
}

/** The number in a grid's code where that tells grids apart, else its place in the list. */
function labelsOf(grids: readonly WallArea[]): string[] {
	const numbers = grids.map(({ place }) => /(\d{1,3})$/.exec(place)?.[1]?.padStart(2, '0'));
	const telling = new Set(numbers).size === grids.length && !numbers.includes(undefined);
	return grids.map((_, index) => (telling ? numbers[index]! : String(index + 1).padStart(2, '0')));
}

/** Lines of nearly the same length. */
function lines(tiles: Tile[]): Tile[][] {
	if (tiles.length === 0) return [];
	const count = Math.ceil(tiles.length / ALLEYS_A_LINE);
	const length = Math.ceil(tiles.length / count);
	return Array.from({ length: count }, (_, line) => tiles.slice(line * length, (line + 1) * length));
}

export function countMarks(areas: readonly WallArea[]): Record<AreaMark, number> {
	const counts: Record<AreaMark, number> = { overdue: 0, open: 0, cleared: 0, none: 0 };
	for (const area of areas) counts[areaMark(area)]++;
	return counts;
}

/** `天虹` of `天虹社区`: beside a row of grids everybody knows that it is one. */
export function shortName({ zh, en }: Names): Names {
	return { zh: zh.replace(/(?<=.)社区$/, ''), en: en.replace(/(?<=.) Community$/i, '') };
}
