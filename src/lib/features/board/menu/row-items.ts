import { resolve } from '$app/paths';
import type { IssueFields } from '#lib/domain/fields.ts';
import { LANES } from '#lib/domain/lanes.ts';
import { m } from '#lib/paraglide/messages.js';
import type { MenuGroup, MenuItem } from '#lib/ui/menu.ts';
import { LANE_WORD } from '../../words/statuses.ts';
import type { Actions } from '../actions.ts';
import type { Bench } from '../bench.svelte.ts';
import type { Desk } from '../desk.svelte.ts';
import { editItems } from '../editors/edited.ts';

function placeItems(actions: Actions, id: string): MenuItem[] {
	const why = actions.why(id, 'rank');
	return [
		{ label: m.rank_up(), icon: 'up', hint: 'Alt ↑', why, act: () => actions.rank(id, -1) },
		{ label: m.rank_down(), icon: 'down', hint: 'Alt ↓', why, act: () => actions.rank(id, 1) }
	];
}

/** What can be done to one issue from its row, each with the key that does the same. */
export function rowItems(desk: Desk, bench: Bench, actions: Actions, id: string, issue: IssueFields): MenuGroup[] {
	const waits = bench.tray.has(id);
	return [
		{
			items: [
				{ label: m.edit_open(), icon: 'open', hint: 'Enter', act: () => actions.open(id) },
				{ label: bench.selected.has(id) ? m.bulk_deselect() : m.bulk_select_more(), icon: 'check', hint: 'x', act: () => bench.toggle(id) },
				{
					label: m.issue_open_tab(),
					icon: 'link',
					act: () => window.open(resolve('/t/[taskForce]/issues/[number]', { taskForce: desk.taskForce, number: String(issue.number) }), '_blank', 'noopener')
				}
			]
		},
		{
			items: LANES.map((lane, at) => ({ lane, hint: String(at + 1) }))
				.filter(({ lane }) => waits || lane !== issue.lane)
				.map(({ lane, hint }) => ({
					label: m.edit_to_lane({ lane: LANE_WORD[lane]() }),
					hint,
					// A card of the tray says itself why it cannot be accepted.
					why: waits ? null : desk.refusal(issue, 'lane', { from: issue.lane, to: lane }),
					act: () => actions.lane(id, lane)
				}))
		},
		{ items: editItems(actions, id) },
		...(waits ? [] : [{ items: placeItems(actions, id) }])
	];
}
