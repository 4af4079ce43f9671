import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import type { SavedView } from '#lib/protocol/views.ts';
import { dayAddress } from '../board/day-address.ts';
import type { Desk } from '../board/desk.svelte.ts';
import type { PaletteHost } from '../palette/host.ts';
import { viewQuery } from '../views/address.ts';

interface Page {
	desk: Desk;
	/** the issue whose page it is */
	id: string;
	/** the day that the shortest address shows */
	today: string;
	saved: readonly SavedView[];
	undo: () => void;
}

/** What the palette does on an issue's own page: what is shown of a board is shown on the board of its day. */
export function issueHost({ desk, id, today, saved, undo }: Page): PaletteHost {
	const show = (query: string) => void goto(dayAddress(desk.taskForce, desk.date, today, query));
	return {
		openIssue(other) {
			const number = desk.model.issues.get(other)?.number;
			if (number !== undefined) void goto(resolve('/t/[taskForce]/issues/[number]', { taskForce: desk.taskForce, number: String(number) }));
		},
		current: () => id,
		view: () => null,
		show: (view) => show(viewQuery(view)),
		saved: () => saved,
		open: ({ query }) => show(query),
		saveView: null,
		undo,
		day: null
	};
}
