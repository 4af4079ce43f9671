/** How a picture lies in its frame: `scale` 1 fits it, `x` and `y` are px that its middle is off the frame's. */
export interface View {
	scale: number;
	x: number;
	y: number;
}

export interface Size {
	width: number;
	height: number;
}

export interface Point {
	x: number;
	y: number;
}

export const FITTED: View = { scale: 1, x: 0, y: 0 };
export const MAX_SCALE = 8;
/** of one press of a key or button */
export const STEP = 1.5;

/**
 * Magnifies by a factor so that what lies under a point stays there.
 * @param at px from the middle of the frame
 */
export function zoomAt(view: View, factor: number, at: Point, frame: Size): View {
	const scale = Math.min(MAX_SCALE, Math.max(1, view.scale * factor));
	const by = scale / view.scale;
	return within({ scale, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by }, frame);
}

export function panBy(view: View, by: Point, frame: Size): View {
	return within({ scale: view.scale, x: view.x + by.x, y: view.y + by.y }, frame);
}

/** A picture is never pushed out of its frame. */
function within({ scale, x, y }: View, { width, height }: Size): View {
	const most = { x: ((scale - 1) * width) / 2, y: ((scale - 1) * height) / 2 };
	return { scale, x: clamp(x, most.x), y: clamp(y, most.y) };
}

function clamp(value: number, most: number): number {
	// `+ 0` makes a negative zero a plain one.
	return Math.min(most, Math.max(-most, value)) + 0;
}
