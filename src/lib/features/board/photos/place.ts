/** As large as the thumb that the server keeps, so that nothing more has to come. */
export const HINT = { width: 320, height: 240 };
const GAP = 6;
const INSET = 8;

export interface Spot {
	left: number;
	top: number;
}

/** Where a photo stands larger: below its thumb, or above where there is no room, and never over it. */
export function placeOf(thumb: Pick<DOMRect, 'top' | 'bottom' | 'right'>, width: number, height: number): Spot {
	const below = thumb.bottom + GAP;
	const top = below + HINT.height + INSET <= height ? below : Math.max(INSET, thumb.top - GAP - HINT.height);
	const left = Math.min(Math.max(INSET, thumb.right - HINT.width), width - HINT.width - INSET);
	return { left, top };
}
