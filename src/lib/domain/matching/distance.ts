import type { Position } from './types.ts';

const METRES_PER_DEGREE = 111_320;

/** Metres between two positions, on a plane: exact enough over a street. */
export function metresBetween(a: Position, b: Position): number {
  const north = (a.lat - b.lat) * METRES_PER_DEGREE;
  const east = (a.lon - b.lon) * METRES_PER_DEGREE * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180);
  return Math.hypot(north, east);
}

export { METRES_PER_DEGREE };
