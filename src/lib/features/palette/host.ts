import type { SavedView } from '#lib/protocol/views.ts';
import type { BoardView } from '../views/view.ts';

/** What a page does with what is chosen in the palette. */
export interface PaletteHost {
	openIssue(id: string): void;
	/** the issue in hand: open beside the list, or under the cursor */
	current(): string | null;
	/** what the board shows, to be changed; null on a page that is no board: it goes to the board */
	view(): BoardView | null;
	show(view: BoardView): void;
	saved(): readonly SavedView[];
	open(view: SavedView): void;
	/** offers to save what is shown; null: there is nothing to save here */
	saveView: (() => void) | null;
	undo: () => void;
	/** null on a page that is no day's */
	day: {
		/** asks whether to seal it */
		seal: () => void;
		/** to the one before or after; null: there is none */
		previous: () => (() => void) | null;
		next: () => (() => void) | null;
	} | null;
}
