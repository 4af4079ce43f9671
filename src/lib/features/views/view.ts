import { LANES, type Lane } from '#lib/domain/lanes.ts';
import { type Status, STATUSES } from '#lib/domain/statuses.ts';

/** What the issues of a lane are put together by. */
export const GROUPINGS = ['community', 'grid', 'department', 'category', 'owner', 'status', 'due'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Columns that can be left out; status and title always stand. In the order they stand in. */
export const COLUMNS = ['number', 'place', 'category', 'department', 'photo', 'owner', 'letter', 'due'] as const;
export type Column = (typeof COLUMNS)[number];

/** By the same rules as the figures of the day count them. */
export const DUES = ['overdue', 'today', 'none'] as const;
export type DueChoice = (typeof DUES)[number];

export const MAX_TEXT = 100;
/** Values of one list; more come from no person's hand. */
export const MAX_VALUES = 50;

/** What of a board is shown, and how. Plain: it is written into the address and kept on the server as that. */
export interface BoardView {
	/** searched for in number, title, place, category, department and owners */
	text: string;
	statuses: readonly Status[];
	/** codes */
	categories: readonly string[];
	/** codes: of communities, and of any place in them */
	places: readonly string[];
	/** Chinese names, which are their identifiers */
	departments: readonly string[];
	/** person ids; `mine` and `unowned` are more of the same list */
	owners: readonly string[];
	mine: boolean;
	unowned: boolean;
	due: readonly DueChoice[];
	listed: boolean;
	repeat: boolean;
	tags: readonly string[];
	campaigns: readonly string[];
	/** closed issues stay in their group */
	closed: boolean;
	grouping: Readonly<Record<Lane, Grouping>>;
	columns: Readonly<Record<Lane, readonly Column[]>>;
}

export const PLAIN_VIEW: BoardView = {
	text: '',
	statuses: [],
	categories: [],
	places: [],
	departments: [],
	owners: [],
	mine: false,
	unowned: false,
	due: [],
	listed: false,
	repeat: false,
	tags: [],
	campaigns: [],
	closed: true,
	grouping: { instant: 'community', coordination: 'department' },
	columns: {
		instant: ['number', 'place', 'category', 'photo', 'owner', 'due'],
		coordination: ['number', 'place', 'category', 'photo', 'letter', 'due']
	}
};

/** Filters whose value is a list, with what the address calls them. */
export const LISTS = {
	statuses: 'status',
	categories: 'category',
	places: 'place',
	departments: 'department',
	owners: 'owner',
	due: 'due',
	tags: 'tag',
	campaigns: 'campaign'
} as const;
export type ListFilter = keyof typeof LISTS;

/** Filters that are on or off. */
export const FLAGS = ['mine', 'unowned', 'listed', 'repeat'] as const;
export type FlagFilter = (typeof FLAGS)[number];

/** How many things are asked of an issue for it to be shown; 0: all are shown. */
export function filterCount(view: BoardView): number {
	let count = view.text.trim() === '' ? 0 : 1;
	for (const list of Object.keys(LISTS) as ListFilter[]) count += view[list].length;
	for (const flag of FLAGS) if (view[flag]) count++;
	return view.closed ? count : count + 1;
}

/** The same grouping and columns, showing everything. */
export function withoutFilters(view: BoardView): BoardView {
	return { ...PLAIN_VIEW, grouping: view.grouping, columns: view.columns };
}

/** Adds a value to a list, or takes it out. */
export function toggled<L extends ListFilter>(view: BoardView, list: L, value: BoardView[L][number]): BoardView {
	const values: readonly string[] = view[list];
	const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
	return { ...view, [list]: ordered(list, next) };
}

/** Codes of our own stand in our order, all others in that of their characters: one view has one address. */
export function ordered(list: ListFilter, values: readonly string[]): readonly string[] {
	const own: readonly string[] | null = list === 'statuses' ? STATUSES : list === 'due' ? DUES : null;
	const unique = [...new Set(values)];
	return own === null ? unique.sort() : unique.sort((a, b) => own.indexOf(a) - own.indexOf(b));
}

export function withGrouping(view: BoardView, lane: Lane, grouping: Grouping): BoardView {
	return { ...view, grouping: { ...view.grouping, [lane]: grouping } };
}

export function withColumn(view: BoardView, lane: Lane, column: Column, shown: boolean): BoardView {
	const columns = COLUMNS.filter((one) => (one === column ? shown : view.columns[lane].includes(one)));
	return { ...view, columns: { ...view.columns, [lane]: columns } };
}

/** Whether a lane is arranged as it is for everybody at first. */
export function isPlainLane(view: BoardView, lane: Lane): boolean {
	return view.grouping[lane] === PLAIN_VIEW.grouping[lane] && view.columns[lane].join() === PLAIN_VIEW.columns[lane].join();
}

export function isPlain(view: BoardView): boolean {
	return filterCount(view) === 0 && LANES.every((lane) => isPlainLane(view, lane));
}
