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
	/** asks whether to seal the day */
	sealDay: () => void;
	undo: () => void;
	/** to the day before or after; null: there is none */
	previousDay: (() => void) | null;
	nextDay: (() => void) | null;
}
