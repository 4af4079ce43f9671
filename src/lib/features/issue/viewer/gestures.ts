import type { Attachment } from 'svelte/attachments';
import { FITTED, panBy, type Point, type Size, type View, zoomAt } from './zoom.ts';

interface Hands {
	view: () => View;
	change: (view: View) => void;
	/** a finger drew across a fitted picture: 1 to the next, −1 to the one before */
	swipe: (by: -1 | 1) => void;
}

const WHEEL_PER_FACTOR = 400;
const TWICE = 2;
const SWIPE_PX = 48;

/** Wheel and pinch magnify, dragging moves, a double click fits or doubles. */
export function gestures({ view, change, swipe }: Hands): Attachment<HTMLElement> {
	return (frame) => {
		const fingers = new Map<number, Point>();
		let start: Point | null = null;

		const size = (): Size => frame.getBoundingClientRect();
		const fromMiddle = ({ clientX, clientY }: MouseEvent): Point => {
			const box = frame.getBoundingClientRect();
			return { x: clientX - box.left - box.width / 2, y: clientY - box.top - box.height / 2 };
		};

		function wheel(event: WheelEvent) {
			event.preventDefault();
			change(zoomAt(view(), Math.exp(-event.deltaY / WHEEL_PER_FACTOR), fromMiddle(event), size()));
		}

		function down(event: PointerEvent) {
			if (event.button !== 0 || (event.target as Element).closest('input, button') !== null) return;
			frame.setPointerCapture(event.pointerId);
			fingers.set(event.pointerId, fromMiddle(event));
			start = fingers.size === 1 ? fromMiddle(event) : null;
		}

		function move(event: PointerEvent) {
			const before = fingers.get(event.pointerId);
			if (before === undefined) return;
			const now = fromMiddle(event);
			const [other] = [...fingers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
			fingers.set(event.pointerId, now);
			const by = { x: now.x - before.x, y: now.y - before.y };
			if (other === undefined) return change(panBy(view(), by, size()));
			const factor = apart(now, other) / Math.max(1, apart(before, other));
			const moved = panBy(view(), { x: by.x / 2, y: by.y / 2 }, size());
			change(zoomAt(moved, factor, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }, size()));
		}

		function up(event: PointerEvent) {
			if (!fingers.delete(event.pointerId) || start === null || event.type === 'pointercancel') return;
			const end = fromMiddle(event);
			const [across, along] = [end.x - start.x, end.y - start.y];
			start = null;
			if (view().scale > 1 || event.pointerType === 'mouse') return;
			if (Math.abs(across) >= SWIPE_PX && Math.abs(across) > Math.abs(along)) swipe(across < 0 ? 1 : -1);
		}

		function twice(event: MouseEvent) {
			change(view().scale > 1 ? FITTED : zoomAt(view(), TWICE, fromMiddle(event), size()));
		}

		const stop = new AbortController();
		const { signal } = stop;
		frame.addEventListener('wheel', wheel, { passive: false, signal });
		frame.addEventListener('pointerdown', down, { signal });
		frame.addEventListener('pointermove', move, { signal });
		frame.addEventListener('pointerup', up, { signal });
		frame.addEventListener('pointercancel', up, { signal });
		frame.addEventListener('dblclick', twice, { signal });
		return () => stop.abort();
	};
}

function apart(a: Point, b: Point): number {
	return Math.hypot(a.x - b.x, a.y - b.y);
}
