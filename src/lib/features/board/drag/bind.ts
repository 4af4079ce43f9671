import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type Lane, LANES } from '#lib/domain/lanes.ts';
import type { Hands } from './dragging.ts';
import { type Drop, dropAt } from './drop.ts';

/** px from the upper or lower edge of a list within which dragging scrolls it, and how far each time */
const EDGE = 48;
const STEP = 12;

/**
 * Lets one row be dragged over both lanes.
 * @param done it was let go @returns how to unbind
 */
export function bind(row: HTMLElement, id: string, hands: Hands, done: () => void): () => void {
	const { bench, actions } = hands;
	let y = 0;
	let frame = 0;

	function run() {
		const list = bench.drop === null ? null : bench.calm.lanes[bench.drop.lane].element;
		if (list !== null) {
			const { top, bottom } = list.getBoundingClientRect();
			if (y < top + EDGE) list.scrollTop -= STEP;
			else if (y > bottom - EDGE) list.scrollTop += STEP;
		}
		frame = requestAnimationFrame(run);
	}

	function begin() {
		bench.calm.dragging = true;
		bench.dragged = id;
		frame = requestAnimationFrame(run);
	}

	function end() {
		cancelAnimationFrame(frame);
		const { drop } = bench;
		bench.calm.dragging = false;
		bench.dragged = bench.drop = null;
		done();
		if (drop === null) bench.calm.settle();
		else actions.drop(id, drop);
	}

	function target(lane: Lane): (() => void)[] {
		const list = bench.calm.lanes[lane].element;
		if (list === null) return [];
		const follow = (clientY: number) => {
			y = clientY;
			bench.drop = allowed(hands, lane, id, clientY);
		};
		return [
			dropTargetForElements({
				element: list,
				onDrag: ({ location }) => follow(location.current.input.clientY),
				onDragLeave: () => (bench.drop = null)
			})
		];
	}

	const cleanups = [draggable({ element: row, getInitialData: () => ({ id }), onDragStart: begin, onDrop: end }), ...LANES.flatMap(target)];
	return () => {
		for (const cleanup of cleanups) cleanup();
	};
}

function allowed({ desk, bench, actions, view }: Hands, lane: Lane, id: string, clientY: number): Drop | null {
	const { element: list, groups, offsets, sizes } = bench.calm.lanes[lane];
	const issue = desk.model.issues.get(id);
	if (list === null || issue === undefined) return null;
	const landing = {
		lane,
		groups,
		offsets,
		sizes,
		byDepartment: view().grouping[lane] === 'department',
		isClosed: (each: string) => desk.model.issues.get(each)?.status === 'closed'
	};
	const drop = dropAt(landing, id, issue, clientY - list.getBoundingClientRect().top + list.scrollTop);
	return drop !== null && actions.mayDrop(id, drop) ? drop : null;
}
