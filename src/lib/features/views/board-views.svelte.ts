import { createContext } from 'svelte';
import type { IssueFields } from '#lib/domain/fields.ts';
import type { Lane } from '#lib/domain/lanes.ts';
import type { Desk } from '../board/desk.svelte.ts';
import { loadPhonetic } from '../pinyin/load.ts';
import type { Phonetic } from '../pinyin/phonetic.ts';
import { addressOf, type Parsed, parseQuery, viewQuery } from './address.ts';
import { type GroupRule, groupRule } from './group-by.ts';
import { dependsOnTime, matcher, type Sight, wantsSound } from './match.ts';
import { openingView } from './opening.ts';
import type { SavedViewList } from './saved-views.svelte.ts';
import { settled } from './settle.ts';
import { type BoardView, filterCount, isPlain, PLAIN_VIEW, withoutFilters } from './view.ts';

/** Of a board's day: ms, `end` exclusive. */
interface Day {
	start: number;
	end: number;
}

/** What this screen shows of the board, and everything that follows from it. */
export class BoardViews {
	view = $state.raw<BoardView>(PLAIN_VIEW);
	/** what of the address was not understood; told once, until dismissed */
	ignored = $state.raw<readonly string[]>([]);
	readonly saved: SavedViewList;
	/** the saved views are open, to choose one or to name this one */
	naming = $state(false);
	readonly #desk: Desk;
	readonly #day: Day;
	#phonetic = $state.raw<Phonetic | null>(null);

	/** goes up with what somebody asked for, and not with what the time changes */
	revision = $state(0);
	/** the view in words of the address */
	readonly query = $derived(viewQuery(this.view));
	/** what stands in the address after `?`, so that whoever opens it sees this */
	readonly address = $derived.by(() => addressOf(this.query, this.saved.standard));
	readonly filters = $derived(filterCount(this.view));
	readonly plain = $derived(isPlain(this.view));
	/** moves only where what is shown depends on it, so that nothing is arranged anew for nothing */
	readonly #now = $derived.by(() => (dependsOnTime(this.view) ? this.#desk.now : 0));
	/** whether the view shows an issue */
	readonly shows: (issue: IssueFields) => boolean = $derived.by(() => matcher(this.view, this.sight));
	/** how each lane is put together */
	readonly groups: Record<Lane, GroupRule> = $derived.by(() => ({
		instant: this.#groupsOf('instant'),
		coordination: this.#groupsOf('coordination')
	}));

	/** @param opening the address's own view, or the person's default where it names none */
	constructor(desk: Desk, day: Day, opening: Parsed, saved: SavedViewList) {
		this.#desk = desk;
		this.#day = day;
		this.saved = saved;
		const { view, ignored } = settled(opening, desk.reference);
		this.ignored = ignored;
		this.view = view;
	}

	/** how Chinese characters sound, where it is known by now */
	get phonetic(): Phonetic | null {
		return this.#phonetic;
	}

	/** who looks, when, and what letters may mean */
	get sight(): Sight {
		return {
			reference: this.#desk.reference,
			me: this.#desk.me.person,
			now: this.#now,
			day: this.#day,
			phonetic: this.#phonetic
		};
	}

	/** the same at this moment, whether or not the view depends on it */
	get present(): Sight {
		return { ...this.sight, now: this.#desk.now };
	}

	set(view: BoardView): void {
		this.view = view;
		this.revision += 1;
		if (wantsSound(view)) void this.listen();
	}

	/** Shows what an address or a saved view says. */
	open(query: string): void {
		this.#show(parseQuery(query));
	}

	/** Somebody came here by an address. */
	arrive(params: URLSearchParams): void {
		this.#show(openingView(params, this.saved.items));
	}

	clear(): void {
		this.set(withoutFilters(this.view));
	}

	/** Once the page is alive: letters in the address may be how something sounds. */
	start(): void {
		if (wantsSound(this.view)) void this.listen();
	}

	/** Letters mean sounds from now on. */
	async listen(): Promise<void> {
		if (this.#phonetic !== null) return;
		// Without a connection letters go on finding Latin words; the next letter asks again.
		this.#phonetic = await loadPhonetic().catch(() => null);
		if (this.#phonetic !== null) this.revision += 1;
	}

	#show(asked: Parsed): void {
		const { view, ignored } = settled(asked, this.#desk.reference);
		this.ignored = ignored;
		this.set(view);
	}

	#groupsOf(lane: Lane): GroupRule {
		const { reference, timeZone } = this.#desk;
		return groupRule(this.view.grouping[lane], reference, { now: this.#now, timeZone });
	}
}

export const [useViews, provideViews] = createContext<BoardViews>();
