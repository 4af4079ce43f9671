import type { Group, Spot } from './arranger.ts';
import { LAPTOP, offsetsOf, rowTop, type Sizes, windowOf } from './layout.ts';

/** One lane as it is on the screen: its rows, and which part of them is seen. */
export class LaneView {
	groups = $state.raw<readonly Group[]>([]);
	sizes = $state.raw<Sizes>(LAPTOP);
	/** px scrolled */
	top = $state(0);
	/** px of the list that are seen */
	height = $state(0);
	/** px by which the list has to be scrolled so that what is read stays where it is; the list takes it */
	shift = $state(0);
	/** the box that scrolls, while it is on the page */
	element: HTMLElement | null = null;
	/** the pointer is over the rows */
	hovered = false;
	scrolling = false;
	readonly offsets = $derived(offsetsOf(this.groups, this.sizes));
	readonly #from = $derived(windowOf(this.top, this.height, this.sizes).from);
	readonly #to = $derived(windowOf(this.top, this.height, this.sizes).to);
	/** px for which rows are made; moves in steps */
	readonly window = $derived({ from: this.#from, to: this.#to });

	rowTop(spot: Spot): number {
		return rowTop(this.offsets, spot, this.sizes);
	}

	/** Whether any of a row at that height can be seen; one just outside counts, half of it shows. */
	sees(rowTop: number): boolean {
		return rowTop + this.sizes.row > this.top && rowTop < this.top + this.height;
	}

	/** Scrolls as little as it takes to show a row whole, below the band that stays at the top. */
	show(rowTop: number): void {
		if (this.element === null) return;
		const { band, row } = this.sizes;
		if (rowTop < this.top + band) this.element.scrollTop = rowTop - band;
		else if (rowTop + row > this.top + this.height) this.element.scrollTop = rowTop + row - this.height;
		this.top = this.element.scrollTop;
	}

	/** Keeps something where it is on the screen although it moved in the list. */
	keep(moved: number): void {
		if (moved === 0) return;
		this.top = Math.max(0, this.top + moved);
		this.shift += moved;
	}
}
