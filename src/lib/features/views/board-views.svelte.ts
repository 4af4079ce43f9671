import { createContext } from 'svelte';
import type { IssueFields } from '#lib/domain/fields.ts';
import type { Lane } from '#lib/domain/lanes.ts';
import type { Desk } from '../board/desk.svelte.ts';
import { loadPhonetic } from '../pinyin/load.ts';
import type { Phonetic } from '../pinyin/phonetic.ts';
import { type Parsed, parseView, viewQuery } from './address.ts';
import { type GroupRule, groupRule } from './group-by.ts';
import { dependsOnTime, matcher, type Sight, wantsSound } from './match.ts';
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
	readonly #desk: Desk;
	readonly #day: Day;
	#phonetic = $state.raw<Phonetic | null>(null);

	/** what stands in the address after `?` */
	readonly query = $derived(viewQuery(this.view));
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

	set(view: BoardView): void {
		this.view = view;
		if (wantsSound(view)) void this.listen();
	}

	/** Shows what an address or a saved view says. */
	open(query: string): void {
		const { view, ignored } = settled(parseView(new URLSearchParams(query)), this.#desk.reference);
		this.ignored = ignored;
		this.set(view);
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
	}

	#groupsOf(lane: Lane): GroupRule {
		const { reference, timeZone } = this.#desk;
		return groupRule(this.view.grouping[lane], reference, { now: this.#now, timeZone });
	}
}

export const [useViews, provideViews] = createContext<BoardViews>();
