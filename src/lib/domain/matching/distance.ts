import type { Position } from './types.ts';

const METRES_PER_DEGREE = 111_320;

/** Metres between two positions, on a plane: exact enough over a street. */
export function metresBetween(a: Position, b: Position): number {
	const north = (a.lat - b.lat) * METRES_PER_DEGREE;
	const east = (a.lon - b.lon) * METRES_PER_DEGREE * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180);
	return Math.hypot(north, east);
}

/** Whether both positions are known and no farther apart than `metres`; cheap where they are. */
export function within(a: Position | null, b: Position | null, metres: number): boolean {
	if (a === null || b === null || Math.abs(a.lat - b.lat) * METRES_PER_DEGREE > metres) return false;
	return metresBetween(a, b) <= metres;
}

export { METRES_PER_DEGREE };
