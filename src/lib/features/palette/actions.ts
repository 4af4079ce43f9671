import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import type { IssueFields } from '#lib/domain/fields.ts';
import { type Lane, LANES } from '#lib/domain/lanes.ts';
import { issueNumber } from '#lib/domain/numbers.ts';
import { holdsAny, SEALERS } from '#lib/domain/roles.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale, setLocale } from '#lib/paraglide/runtime.js';
import { chooseTheme, type Theme } from '#lib/ui/theme.ts';
import type { Desk } from '../board/desk.svelte.ts';
import { runStep } from '../issue/run-step.ts';
import { help } from '../shell/help.svelte.ts';
import { waitingEdits } from '../session/unsaved.ts';
import { placesOf } from '../shell/places.ts';
import { GROUPING_WORD } from '../views/filter-words.ts';
import { filterCount, GROUPINGS, withGrouping, withoutFilters } from '../views/view.ts';
import { COMMAND_WORD } from '../words/commands.ts';
import { refusalSentence, TRANSITION_REFUSAL_WORD } from '../words/refusals.ts';
import { LANE_WORD } from '../words/statuses.ts';
import type { Action } from './entry.ts';
import type { PaletteHost } from './host.ts';

/** Commands that ask nothing before they are sent. */
const PLAIN_COMMANDS = ['issue.accept', 'issue.dispatch', 'issue.start', 'issue.resume'] as const;

/** Everything that can be done from here, in the order in which it is offered; what this person may not do says why. */
export function actionsOf(desk: Desk, host: PaletteHost): Action[] {
	const id = host.current();
	const issue = id === null ? undefined : desk.model.issues.get(id);
	return [
		...(id === null || issue === undefined ? [] : issueActions(desk, id, issue)),
		...viewActions(host),
		...placeActions(desk, host),
		...dayActions(desk, host),
		...pageActions(),
		...groupActions(host)
	];
}

function issueActions(desk: Desk, id: string, issue: IssueFields): Action[] {
	const number = issueNumber(issue.number);
	const lanes = LANES.filter((lane) => lane !== issue.lane).map((lane: Lane): Action => ({
		id: `lane:${lane}`,
		title: m.palette_to_lane({ number, lane: LANE_WORD[lane]() }),
		icon: 'split',
		hint: lane === 'instant' ? '1' : '2',
		why: desk.refusal(issue, 'lane', { from: issue.lane, to: lane }),
		act: () => desk.edit(id, 'lane', 'lane', lane)
	}));
	const commands = PLAIN_COMMANDS.map((name): Action => {
		const refusal = desk.refuseCommand(name, issue, false);
		return {
			id: name,
			title: m.palette_command({ number, command: COMMAND_WORD[name]() }),
			icon: 'check',
			why: desk.sealed ? m.refusal_day_sealed() : refusal === null ? null : TRANSITION_REFUSAL_WORD[refusal](),
			act: () => void runStep(desk, name, id, number)
		};
	});
	return [...lanes, ...commands].map((action) => ({ ...action, near: true }));
}

function viewActions(host: PaletteHost): Action[] {
	const view = host.view();
	if (view === null) return [];
	const show = (next: typeof view) => () => host.show(next);
	return [
		{ id: 'mine', title: m.palette_mine(), icon: 'filter', why: null, act: show({ ...view, mine: true }) },
		{ id: 'overdue', title: m.palette_overdue(), icon: 'clock', why: null, act: show({ ...view, due: ['overdue'] }) },
		{
			id: 'clear',
			title: m.palette_clear(),
			icon: 'close',
			why: filterCount(view) === 0 ? m.palette_nothing_filtered() : null,
			act: show(withoutFilters(view))
		},
		...(host.saveView === null ? [] : [{ id: 'save', title: m.palette_save_view(), icon: 'bookmark', why: null, act: host.saveView } satisfies Action])
	];
}

/** Last: they are many, and found by typing. */
function groupActions(host: PaletteHost): Action[] {
	const view = host.view();
	if (view === null) return [];
	return LANES.flatMap((lane) =>
		GROUPINGS.filter((by) => by !== view.grouping[lane]).map((by): Action => ({
			id: `group:${lane}:${by}`,
			title: m.palette_group({ lane: LANE_WORD[lane](), by: GROUPING_WORD[by]() }),
			icon: 'columns',
			why: null,
			act: () => host.show(withGrouping(view, lane, by))
		}))
	);
}

function placeActions(desk: Desk, host: PaletteHost): Action[] {
	const here = host.view() !== null && !desk.sealed;
	return placesOf(desk.me.roles)
		.filter(({ id }) => !(here && id === 'board'))
		.map(({ id, path, icon, word }): Action => ({
			id: `go:${id}`,
			title: m.palette_go({ place: word() }),
			more: path.slice(1),
			icon,
			why: null,
			act: () => void goto(resolve(`/t/${desk.taskForce}${path}` as '/'))
		}));
}

function dayActions(desk: Desk, host: PaletteHost): Action[] {
	const travel = (id: string, title: string, act: (() => void) | null, icon: Action['icon']): Action => ({
		id,
		title,
		icon,
		why: act === null ? m.palette_no_such_day() : null,
		act: () => act?.()
	});
	const undo: Action = { id: 'undo', title: m.undo_do(), icon: 'undo', hint: 'z', why: desk.undoable === null ? m.palette_nothing_to_undo() : null, act: host.undo };
	const { day } = host;
	if (day === null) return [undo];
	return [
		undo,
		travel('day:previous', m.day_previous(), day.previous(), 'left'),
		travel('day:next', m.day_next(), day.next(), 'right'),
		{
			id: 'seal',
			title: m.day_seal(),
			icon: 'calendar',
			why: desk.sealed ? m.refusal_day_sealed() : holdsAny(desk.roles, SEALERS) ? null : refusalSentence('role'),
			act: day.seal
		}
	];
}

function pageActions(): Action[] {
	const theme = (id: string, title: string, chosen: Theme | null, icon: Action['icon']): Action => ({
		id: `theme:${id}`,
		title: `${m.shell_theme()}${m.palette_colon()}${title}`,
		more: 'theme',
		icon,
		why: null,
		act: () => chooseTheme(chosen)
	});
	const other = getLocale() === 'en' ? 'zh-CN' : 'en';
	const { show } = help;
	return [
		...(show === null ? [] : [{ id: 'keys', title: m.shell_keys(), more: 'help', icon: 'keyboard', hint: '?', why: null, act: show } satisfies Action]),
		theme('light', m.shell_theme_light(), 'light', 'sun'),
		theme('dark', m.shell_theme_dark(), 'dark', 'moon'),
		theme('system', m.shell_theme_system(), null, 'wall'),
		// Said in the other language: it is for who cannot read this one.
		{
			id: 'language',
			title: other === 'en' ? 'English' : '中文',
			more: `${m.shell_language()} language 语言`,
			icon: 'globe',
			// The page is loaded anew.
			why: waitingEdits() > 0 ? m.palette_unsaved() : null,
			act: () => void setLocale(other)
		}
	];
}
