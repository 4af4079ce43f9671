import { area, curveStepAfter, line } from 'd3-shape';

/** A point of a chart in its own units. */
export interface Point {
	x: number;
	y: number;
}

type Scale = (value: number) => number;

/** Each value holds until the next point. */
export function stepLine(points: readonly Point[], x: Scale, y: Scale): string {
	const path = line<Point>((point) => x(point.x), (point) => y(point.y)).curve(curveStepAfter);
	return path([...points]) ?? '';
}

/** What lies between a step line and zero. */
export function stepArea(points: readonly Point[], x: Scale, y: Scale): string {
	const path = area<Point>((point) => x(point.x), y(0), (point) => y(point.y)).curve(curveStepAfter);
	return path([...points]) ?? '';
}

/** Steps that go on to a moment after the last of them. */
export function until(points: readonly Point[], end: number): Point[] {
	const last = points.at(-1);
	return last === undefined || last.x >= end ? [...points] : [...points, { x: end, y: last.y }];
}
