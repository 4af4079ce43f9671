/** px that a finger may stray while it presses */
export const SLOP = 10;
/** px at the edges of the screen, where a finger means the browser's way back and forward */
export const EDGE = 24;
/** px per ms from which on a pull is a flick, which goes where it points however short it was */
const FLICK = 0.4;

/** Whether a finger that has left its place goes sideways; otherwise it scrolls, and the row is not meant. */
export function isSideways(dx: number, dy: number): boolean {
	return Math.abs(dx) > 1.5 * Math.abs(dy);
}

/** Whether the edge of the screen is meant. */
export function atEdge(x: number, width: number): boolean {
	return x < EDGE || x > width - EDGE;
}

/**
 * How far a row is pulled to the left; px.
 * @param from where it stood when it was touched @param most as wide as what lies behind it
 */
export function pulled(from: number, dx: number, most: number): number {
	const to = from - dx;
	// Further than there is anything to see it gives way less and less.
	return to > most ? most + (to - most) / 4 : Math.max(0, to);
}

/** Whether it stays open once it is let go. @param speed px per ms, to the left */
export function staysOpen(offset: number, most: number, speed: number): boolean {
	return Math.abs(speed) > FLICK ? speed > 0 : offset > most / 2;
}
