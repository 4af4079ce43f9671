import { METRES_PER_DEGREE } from './distance.ts';
import type { Position } from './types.ts';

/** More columns than the earth has cells of a metre. */
const ROW = 2 ** 26;

/** The number of the grid cell a position lies in. Cells are at least `reach` metres wide up to 60° of latitude. */
export function cellOf(position: Position, reach: number): number {
	const [row, column] = rowAndColumn(position, reach);
	return row * ROW + column;
}

/** Its cell and the eight around it: all that lies within `reach` metres. */
export function cellsAround(position: Position, reach: number): number[] {
	const [row, column] = rowAndColumn(position, reach);
	return [-1, 0, 1].flatMap((down) => [-1, 0, 1].map((right) => (row + down) * ROW + column + right));
}

function rowAndColumn({ lat, lon }: Position, reach: number): [number, number] {
	const degrees = reach / METRES_PER_DEGREE;
	return [Math.floor(lat / degrees), Math.floor(lon / (2 * degrees))];
}
