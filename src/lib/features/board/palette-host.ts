import type { PaletteHost } from '../palette/host.ts';
import type { BoardViews } from '../views/board-views.svelte.ts';
import type { Actions } from './actions.ts';
import type { Bench } from './bench.svelte.ts';
import type { Sheet } from './sheet.svelte.ts';

interface Hands {
	bench: Bench;
	actions: Actions;
	sheet: Sheet;
	views: BoardViews;
	undo: () => void;
	day: NonNullable<PaletteHost['day']>;
}

/** What the palette does on a board. */
export function boardHost({ bench, actions, sheet, views, undo, day }: Hands): PaletteHost {
	return {
		openIssue(id) {
			bench.reach(id);
			actions.open(id);
		},
		current: () => sheet.id ?? bench.cursor,
		view: () => views.view,
		show: (view) => views.set(view),
		saved: () => views.saved.items,
		open: ({ query }) => views.open(query),
		saveView() {
			// Beside the tray alone there is nothing to arrange, and nowhere to name it.
			if (bench.narrow && bench.part === 'tray') bench.part = 'instant';
			views.naming = true;
		},
		undo,
		day
	};
}
