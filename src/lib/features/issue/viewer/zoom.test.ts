import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FITTED, MAX_SCALE, panBy, type View, zoomAt } from './zoom.ts';

const FRAME = { width: 800, height: 600 };
const at = fc.record({ x: fc.integer({ min: -400, max: 400 }), y: fc.integer({ min: -300, max: 300 }) });
/** where a spot of the fitted picture is seen, px from the middle of the frame */
const seen = ({ scale, x, y }: View, spot: { x: number; y: number }) => ({ x: spot.x * scale + x, y: spot.y * scale + y });

describe('a picture in its frame', () => {
	it('grows round its middle with the keys', () => {
		expect(zoomAt(FITTED, 2, { x: 0, y: 0 }, FRAME)).toEqual({ scale: 2, x: 0, y: 0 });
	});

	it('keeps what lies under the pointer there', () => {
		fc.assert(
			fc.property(at, fc.double({ min: 1, max: MAX_SCALE, noNaN: true }), (point, factor) => {
				const there = seen(zoomAt(FITTED, factor, point, FRAME), point);
				expect(there.x).toBeCloseTo(point.x, 6);
				expect(there.y).toBeCloseTo(point.y, 6);
			})
		);
	});

	it('is neither smaller than its frame nor larger than eight times', () => {
		expect(zoomAt(FITTED, 0.1, { x: 9, y: 9 }, FRAME)).toEqual(FITTED);
		expect(zoomAt(FITTED, 100, { x: 0, y: 0 }, FRAME).scale).toBe(MAX_SCALE);
	});

	it('is never pushed out of its frame', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(at, fc.double({ min: 0.2, max: 5, noNaN: true })), { maxLength: 20 }), (moves) => {
				let view = FITTED;
				for (const [point, factor] of moves) view = panBy(zoomAt(view, factor, point, FRAME), { x: point.x * 3, y: point.y * 3 }, FRAME);
				expect(Math.abs(view.x)).toBeLessThanOrEqual(((view.scale - 1) * FRAME.width) / 2 + 1e-9);
				expect(Math.abs(view.y)).toBeLessThanOrEqual(((view.scale - 1) * FRAME.height) / 2 + 1e-9);
			})
		);
	});
});
