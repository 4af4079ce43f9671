import { m } from '#lib/paraglide/messages.js';
import type { Desk } from '../board/desk.svelte.ts';
import type { Phonetic } from '../pinyin/phonetic.ts';
import { MAX_TEXT, PLAIN_VIEW } from '../views/view.ts';
import { actionsOf } from './actions.ts';
import { issueEntry, personEntry, placeEntry, viewEntry } from './entries.ts';
import { actionEntry, type Entry } from './entry.ts';
import { Finder, type Kind } from './finder.ts';
import type { PaletteHost } from './host.ts';
import type { Recent } from './recent.ts';

/** Entries under one heading. */
export interface Part {
	key: string;
	heading: string;
	entries: Entry[];
	/** found, of which some are shown */
	total: number;
}

const HEADING: Record<Kind, () => string> = {
	issue: m.palette_issues,
	place: m.palette_places,
	person: m.palette_people,
	view: m.palette_views,
	action: m.palette_actions
};
/** Actions shown before anything is typed. */
const FIRST_ACTIONS = 8;

/** What the palette lists for what was typed. */
export class PaletteList {
	readonly #desk: Desk;
	readonly #host: PaletteHost;
	readonly #recent: Recent;
	#finder = new Finder<Entry>(null);
	#sounds = false;

	constructor(desk: Desk, host: PaletteHost, recent: Recent) {
		this.#desk = desk;
		this.#host = host;
		this.#recent = recent;
	}

	/** @param phonetic null until it is there: everything is then read once more */
	parts(text: string, phonetic: Phonetic | null): Part[] {
		if (phonetic !== null && !this.#sounds) {
			this.#finder = new Finder<Entry>(phonetic);
			this.#sounds = true;
		}
		this.#read();
		const found = this.#finder.find(text).map(({ kind, things, total }) => ({ key: kind, heading: HEADING[kind](), entries: things, total }));
		return text.trim() === '' ? this.#first() : [...found, this.#filter(text)];
	}

	chosen(entry: Entry): void {
		if (entry.key !== 'text:') this.#recent.add(entry.key);
	}

	#read(): void {
		const { reference, model } = this.#desk;
		const host = this.#host;
		const finder = this.#finder;
		finder.sync('issue', model.issues, (key, issue) => issueEntry(key, issue, reference, host));
		finder.sync('place', places(reference.places.values()), (key, place) => placeEntry(key, place, reference, host));
		finder.sync('person', reference.people, (key, person) => personEntry(key, person, host));
		finder.sync('view', host.saved().map((view) => [view.id, view] as const), (key, view) => viewEntry(key, view, host));
		finder.sync('action', actionsOf(this.#desk, host).map((action) => [action.id, action] as const), actionEntry);
	}

	/** What was chosen last, then what can be done. */
	#first(): Part[] {
		const recent = this.#recent.keys().flatMap((key) => this.#finder.get(key) ?? []);
		const shown = new Set(recent.map(({ key }) => key));
		const actions = actionsOf(this.#desk, this.#host)
			.map((action) => this.#finder.get(`action:${action.id}`)!)
			.filter(({ key, why }) => why === null && !shown.has(key))
			.slice(0, FIRST_ACTIONS);
		return [
			{ key: 'recent', heading: m.palette_recent(), entries: recent, total: recent.length },
			{ key: 'action', heading: m.palette_actions(), entries: actions, total: actions.length }
		].filter(({ entries }) => entries.length > 0);
	}

	#filter(text: string): Part {
		const words = text.trim().slice(0, MAX_TEXT);
		const entry: Entry = {
			...actionEntry('text:', {
				id: 'text',
				title: m.palette_filter_text({ words }),
				icon: 'filter',
				why: null,
				act: () => this.#host.show({ ...(this.#host.view() ?? PLAIN_VIEW), text: words })
			})
		};
		return { key: 'text', heading: m.palette_on_board(), entries: [entry], total: 1 };
	}
}

function* places<P extends { code: string; kind: string }>(all: Iterable<P>): Generator<[string, P]> {
	for (const place of all) if (place.kind !== 'street') yield [place.code, place];
}
