import type { Attachment } from 'svelte/attachments';
import { phone } from '#lib/ui/phone.svelte.ts';
import type { Bench } from '../bench.svelte.ts';
import { Pull } from './pull.ts';
import { atEdge, isSideways, SLOP } from './swipe.ts';

/** How long a finger rests on a row until it asks for the row's menu. */
const HOLD_MS = 500;
/** Where one types, or answers what is told about a row. */
const OWN = 'input, textarea, select, [data-own]';

/** A finger that lies on a row and has not shown yet what it means. */
interface Press {
	id: string;
	row: HTMLElement;
	pointer: number;
	x: number;
	y: number;
	hold: ReturnType<typeof setTimeout> | undefined;
}

/**
 * What fingers do to rows: a long press asks for the menu (not every system says so by itself), a swipe to the left shows
 * what is done most. Scrolling and the browser's own gestures come first. One listener for all rows.
 */
export function touching(bench: Bench): Attachment<HTMLElement> {
	return (element) => {
		let press: Press | null = null;
		let pull: Pull | null = null;
		/** the tap that ends a gesture presses nothing */
		let swallow = false;

		function rest() {
			clearTimeout(press?.hold);
			press = null;
		}

		function menu({ id, x, y }: Press) {
			rest();
			swallow = true;
			bench.cursor = id;
			bench.menu = { id, at: { x, y } };
		}

		function down(event: PointerEvent) {
			const { target, pointerType, isPrimary, pointerId: pointer, clientX: x, clientY: y } = event;
			rest();
			swallow = false;
			if (pointerType !== 'touch' || !isPrimary || !(target instanceof Element) || target.closest('[data-swipe]') !== null) return;
			const row = target.closest<HTMLElement>('[data-id]');
			if (bench.swiped !== null && bench.swiped !== row?.dataset.id) {
				swallow = true;
				return pull?.shut();
			}
			if (row === null || target.closest(OWN) !== null) return;
			const found: Press = { id: row.dataset.id!, row, pointer, x, y, hold: undefined };
			if (bench.swiped === null) found.hold = setTimeout(() => menu(found), HOLD_MS);
			press = found;
		}

		function move(event: PointerEvent) {
			if (pull?.follows(event) === true) return;
			if (press === null || event.pointerId !== press.pointer) return;
			const [dx, dy] = [event.clientX - press.x, event.clientY - press.y];
			if (Math.hypot(dx, dy) < SLOP) return;
			const { id, row, x } = press;
			rest();
			if (!isSideways(dx, dy) || !mayPull(row, x, dx)) return;
			swallow = true;
			pull = bench.swiped === id && pull !== null ? pull : new Pull(bench, id, row);
			pull.begin(event);
		}

		function mayPull(row: HTMLElement, x: number, dx: number): boolean {
			if (bench.swiped !== null) return true;
			return dx < 0 && phone.current && row.role === 'row' && !atEdge(x, innerWidth) && bench.editing === null && bench.selected.size === 0;
		}

		function up(event: PointerEvent) {
			if (pull?.ends(event) === true) return;
			if (press !== null && bench.swiped !== null) {
				swallow = true;
				pull?.shut();
			}
			rest();
		}

		function cancel(event: PointerEvent) {
			pull?.ends(event);
			rest();
		}

		/** The system asked for the menu by itself. */
		function asked() {
			if (press === null) return;
			rest();
			swallow = true;
		}

		function click(event: MouseEvent) {
			// A key presses with no pointer.
			if (!swallow || event.detail === 0) return;
			swallow = false;
			event.preventDefault();
			event.stopPropagation();
		}

		function scroll() {
			rest();
			if (pull?.pulling !== true) pull?.shut();
		}

		const stop = new AbortController();
		const { signal } = stop;
		element.addEventListener('pointerdown', down, { signal });
		element.addEventListener('pointermove', move, { signal });
		element.addEventListener('pointerup', up, { signal });
		element.addEventListener('pointercancel', cancel, { signal });
		element.addEventListener('contextmenu', asked, { signal, capture: true });
		element.addEventListener('click', click, { signal, capture: true });
		element.addEventListener('scroll', scroll, { signal, capture: true, passive: true });
		return () => {
			rest();
			bench.unswipe();
			stop.abort();
		};
	};
}
