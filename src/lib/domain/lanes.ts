/** 立行立改 is fixed at once by the street itself; 协调解决 needs another department. */
export const LANES = ['instant', 'coordination'] as const;
export type Lane = (typeof LANES)[number];

export function isLane(value: unknown): value is Lane {
	return value === 'instant' || value === 'coordination';
}
