import { LANES, type Lane } from '#lib/domain/lanes.ts';
import { STATUSES } from '#lib/domain/statuses.ts';
import {
	type BoardView,
	COLUMNS,
	type Column,
	DUES,
	FLAGS,
	type FlagFilter,
	GROUPINGS,
	type Grouping,
	isPlainLane,
	LISTS,
	type ListFilter,
	MAX_TEXT,
	MAX_VALUES,
	ordered,
	PLAIN_VIEW
} from './view.ts';

/** Parameters that belong to others who use the same address. */
const FOREIGN = new Set(['from', 'isappinstalled', 'scene', 'clicktime', 'enterid']);
const OWN_CODES: Partial<Record<ListFilter, readonly string[]>> = { statuses: STATUSES, due: DUES };
/** Codes, names and person ids: short, and nothing that does not show. */
const VALUE = /^[^\p{C}]{1,100}$/u;
const NONE = 'none';

export interface Parsed {
	view: BoardView;
	/** what was not understood, as it stood in the address: `colour=red` */
	ignored: string[];
}

/**
 * A view in the address, in a fixed order, nothing said that is so anyway. `?q=路灯&status=rework.dispatched&place=C4&mine=1`
 */
export function viewParams(view: BoardView): URLSearchParams {
	const params = new URLSearchParams();
	if (view.text.trim() !== '') params.set('q', view.text.trim());
	for (const list of Object.keys(LISTS) as ListFilter[]) {
		const values = ordered(list, view[list]);
		if (OWN_CODES[list] !== undefined) {
			if (values.length > 0) params.set(LISTS[list], values.join('.'));
		} else for (const value of values) params.append(LISTS[list], value);
	}
	for (const flag of FLAGS) if (view[flag]) params.set(flag, '1');
	if (!view.closed) params.set('closed', '0');
	for (const lane of LANES) {
		if (isPlainLane(view, lane)) continue;
		if (view.grouping[lane] !== PLAIN_VIEW.grouping[lane]) params.set(`${lane}-by`, view.grouping[lane]);
		if (view.columns[lane].join() !== PLAIN_VIEW.columns[lane].join()) {
			params.set(`${lane}-columns`, view.columns[lane].join('.') || NONE);
		}
	}
	return params;
}

/** What follows `?`; empty for the board as it is at first. */
export function viewQuery(view: BoardView): string {
	return viewParams(view).toString();
}

/** The plain board by name: an address that asks for nothing opens what one has chosen to be opened with. */
const PLAINLY = 'closed=1';

/** What stands in the address for a view. @param standard opened where the address asks for nothing */
export function addressOf(query: string, standard: { query: string } | null): string {
	return query === '' && standard !== null && standard.query !== '' ? PLAINLY : query;
}

/** Never fails: what it does not know is told of and left out. */
export function parseView(params: URLSearchParams): Parsed {
	const ignored: string[] = [];
	const view: Mutable = structuredClone(PLAIN_VIEW);
	for (const [name, value] of params) {
		if (!FOREIGN.has(name) && !read(view, name, value)) ignored.push(`${name}=${value}`.slice(0, 60));
	}
	for (const list of Object.keys(LISTS) as ListFilter[]) Object.assign(view, { [list]: ordered(list, view[list]) });
	return { view, ignored };
}

export function parseQuery(query: string): Parsed {
	return parseView(new URLSearchParams(query));
}

type Mutable = { -readonly [K in keyof BoardView]: BoardView[K] };

/** @returns false for what is not understood; the view is as before then */
function read(view: Mutable, name: string, value: string): boolean {
	if (name === 'q') {
		view.text = value.trim().slice(0, MAX_TEXT);
		return true;
	}
	if (name === 'closed') {
		view.closed = value !== '0';
		return value === '0' || value === '1';
	}
	if ((FLAGS as readonly string[]).includes(name)) {
		view[name as FlagFilter] = value === '1';
		return value === '0' || value === '1';
	}
	const list = (Object.keys(LISTS) as ListFilter[]).find((one) => LISTS[one] === name);
	if (list !== undefined) return readList(view, list, value);
	const lane = LANES.find((one) => name.startsWith(`${one}-`));
	return lane !== undefined && readLane(view, lane, name.slice(lane.length + 1), value);
}

function readList(view: Mutable, list: ListFilter, value: string): boolean {
	const known = OWN_CODES[list];
	const values = known === undefined ? [value.trim()] : value.split(/[.,]/);
	const good = values.filter((one) => (known === undefined ? VALUE.test(one) : known.includes(one)));
	const next = [...new Set([...view[list], ...good])].slice(0, MAX_VALUES);
	Object.assign(view, { [list]: next });
	return good.length === values.length;
}

function readLane(view: Mutable, lane: Lane, what: string, value: string): boolean {
	if (what === 'by' && (GROUPINGS as readonly string[]).includes(value)) {
		view.grouping = { ...view.grouping, [lane]: value as Grouping };
		return true;
	}
	if (what !== 'columns') return false;
	const names = value === NONE ? [] : value.split(/[.,]/);
	const columns = COLUMNS.filter((one) => names.includes(one));
	if (names.length > 0 && columns.length === 0) return false;
	view.columns = { ...view.columns, [lane]: columns satisfies Column[] };
	return columns.length === new Set(names).size;
}
