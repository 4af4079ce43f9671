import { SvelteSet } from 'svelte/reactivity';
import type { BoardModel } from '#lib/client/board-model.svelte.ts';
import type { IssueFields } from '#lib/domain/fields.ts';
import { type Lane, LANES } from '#lib/domain/lanes.ts';
import { Arranger } from './arranger.ts';
import { Arrivals } from './arrivals.svelte.ts';
import { LaneView } from './lane-view.svelte.ts';
import { type Placing, type PlacingRule, placingOf, samePlacing, type Section } from './placing.ts';
import { Tally } from './tally.svelte.ts';

/** As long as --calm in sizes.css: a row that leaves fades where it stands. */
const FADE_MS = 180;
/** More than this at once is no news but a board that has just been opened. */
const MANY = 200;

/**
 * What the board shows, and when it changes what stands where. The words and marks of a row always show what holds;
 * its place changes only where that moves nothing that somebody points at, edits or reads.
 */
export class Calm {
	readonly lanes: Readonly<Record<Lane, LaneView>> = { instant: new LaneView(), coordination: new LaneView() };
	tray = $state.raw<readonly string[]>([]);
	aside = $state.raw<readonly string[]>([]);
	/** everything of the board as it is now; read it where `version` has been read */
	readonly known = new Map<string, IssueFields>();
	version = $state(0);
	readonly tally = new Tally();
	readonly arrivals = new Arrivals();
	/** rows that are fading */
	readonly leaving = new SvelteSet<string>();
	/** rows that stand elsewhere than they will; how many */
	waiting = $state(0);
	trayHovered = false;
	/** something is being dragged: nothing else moves */
	dragging = false;
	/** no fading */
	still = false;
	/** from then on what comes is news */
	opened = false;
	readonly #shown = new Arranger();
	readonly #pending = new Map<string, Placing | null>();
	readonly #own = new Set<string>();
	readonly #fading = new Map<string, ReturnType<typeof setTimeout>>();
	/** what has left the board while its row is still shown */
	readonly #gone = new Map<string, IssueFields>();
	#rule: PlacingRule;
	#holds = 0;

	constructor(rule: PlacingRule) {
		this.#rule = rule;
	}

	/** @returns how to stop */
	follow(model: BoardModel): () => void {
		this.#readAll(model);
		const stop = model.listen((ids, local) => {
			if (ids === null) this.#readAll(model);
			else this.#changed(ids, model, local);
		});
		return () => {
			stop();
			for (const timer of this.#fading.values()) clearTimeout(timer);
		};
	}

	/** Another way of putting the board together was chosen: everything moves at once. */
	arrangeBy(rule: PlacingRule): void {
		this.#rule = rule;
		this.#fill();
	}

	/** What is shown depends on the time, and time has passed. */
	recheck(rule: PlacingRule): void {
		this.#rule = rule;
		for (const [id, issue] of this.known) this.#plan(id, issue);
		this.settle();
	}

	/** The next change of this issue was asked for on this screen: it is shown at once. */
	expect(id: string): void {
		this.#own.add(id);
	}

	/** Nothing moves until it is released: somebody edits a cell, chooses from a menu, drags. */
	hold(): () => void {
		this.#holds += 1;
		let released = false;
		return () => {
			if (released) return;
			released = true;
			this.#holds -= 1;
			this.settle();
		};
	}

	/** Puts an issue where it belongs although it moves others: it was asked for. */
	reveal(id: string): void {
		this.settle(new Set([id]));
	}

	/** What a row says that is shown although its issue has left the board. */
	lastKnown(id: string): IssueFields | undefined {
		return this.#gone.get(id);
	}

	/** Where it is shown; null: nowhere. */
	placed(id: string): Placing | null {
		return this.version < 0 ? null : this.#shown.placing(id);
	}

	/** Whether its row is on the screen. */
	inSight(id: string): boolean {
		const placing = this.placed(id);
		if (placing === null || placing.section === 'tray' || placing.section === 'aside') return false;
		const view = this.lanes[placing.section];
		return view.sees(view.rowTop(this.#shown.spot(id)!));
	}

	spot(id: string): ReturnType<Arranger['spot']> {
		return this.#shown.spot(id);
	}

	/** Moves what may move now. */
	settle(forced: ReadonlySet<string> = new Set()): void {
		if (this.#pending.size > MANY && LANES.every((lane) => this.#resting(lane))) return this.#fill();
		const anchors = new Map(LANES.map((lane) => [lane, this.#anchor(lane)]));
		const before = new Map(LANES.map((lane) => [lane, this.#shown.groups(lane)]));
		for (const [id, placing] of [...this.#pending]) {
			if (forced.has(id) || (this.#mayMove(id, placing) && !this.#fade(id, placing))) this.#apply(id, placing);
			if (!LANES.some((lane) => this.#shown.groups(lane) !== before.get(lane))) continue;
			this.#publish(anchors);
			for (const lane of LANES) before.set(lane, this.#shown.groups(lane));
		}
		this.#publish(anchors);
	}

	#readAll(model: BoardModel): void {
		this.known.clear();
		for (const [id, issue] of model.issues) this.known.set(id, issue);
		this.#fill();
	}

	#fill(): void {
		for (const timer of this.#fading.values()) clearTimeout(timer);
		this.#fading.clear();
		this.leaving.clear();
		this.#pending.clear();
		this.#gone.clear();
		this.tally.clear();
		const placings: [string, Placing][] = [];
		for (const [id, issue] of this.known) {
			const placing = placingOf(issue, this.#rule);
			this.tally.set(id, placing);
			if (placing !== null) placings.push([id, placing]);
		}
		this.#shown.fill(placings, this.#rule.order);
		for (const lane of LANES) this.lanes[lane].groups = this.#shown.groups(lane);
		this.#publishRest();
	}

	#changed(ids: Iterable<string>, model: BoardModel, local: boolean): void {
		const forced = new Set<string>();
		for (const id of ids) {
			const issue = model.issues.get(id);
			const before = this.known.get(id);
			this.#remember(id, issue, before);
			if (!this.opened) continue;
			const placing = this.#plan(id, issue);
			const own = this.#own.delete(id) || local;
			if (own) forced.add(id);
			if (!own && placing !== null) this.arrivals.consider(id, placing, before?.status ?? null);
		}
		if (this.opened) this.settle(forced);
		else this.#fill();
	}

	#remember(id: string, issue: IssueFields | undefined, before: IssueFields | undefined): void {
		if (issue !== undefined) {
			this.known.set(id, issue);
			this.#gone.delete(id);
		} else {
			this.known.delete(id);
			if (before !== undefined) this.#gone.set(id, before);
		}
	}

	#plan(id: string, issue: IssueFields | undefined): Placing | null {
		const placing = issue === undefined ? null : placingOf(issue, this.#rule);
		this.tally.set(id, placing);
		if (samePlacing(this.#shown.placing(id), placing)) this.#pending.delete(id);
		else this.#pending.set(id, placing);
		return placing;
	}

	#apply(id: string, placing: Placing | null): void {
		clearTimeout(this.#fading.get(id));
		this.#fading.delete(id);
		this.leaving.delete(id);
		this.#pending.delete(id);
		this.#gone.delete(id);
		this.#shown.set(id, placing);
	}

	#resting(lane: Lane): boolean {
		const { hovered, scrolling } = this.lanes[lane];
		return this.#holds === 0 && !hovered && !scrolling && !this.dragging;
	}

	#mayMove(id: string, to: Placing | null): boolean {
		if (this.dragging) return false;
		const from = this.#shown.spot(id);
		if (from !== null && !this.#mayChange(from.section, () => this.#topOf(from.section, from))) return false;
		return to === null || this.#mayChange(to.section, () => this.#topOf(to.section, this.#shown.target(to)));
	}

	/** Whether a row may come or go at some height of a section. */
	#mayChange(section: Section, topOf: () => number): boolean {
		if (section === 'aside') return true;
		// The tray pushes the lanes down and up.
		if (section === 'tray') return !this.trayHovered && LANES.every((lane) => this.#resting(lane));
		const view = this.lanes[section];
		if (this.#resting(section)) return true;
		if (view.scrolling) return false;
		const top = topOf();
		// Beyond the lower edge nothing that is seen moves; beyond the upper one the list is scrolled along.
		return top >= view.top + view.height || top + view.sizes.row <= view.top;
	}

	#topOf(section: Section, spot: { group: number; index: number }): number {
		return section === 'tray' || section === 'aside' ? 0 : this.lanes[section].rowTop(spot);
	}

	/** @returns true while the row fades where it stands, before it goes */
	#fade(id: string, to: Placing | null): boolean {
		if (this.#fading.has(id)) return true;
		const spot = this.#shown.spot(id);
		const from = this.#shown.placing(id);
		if (this.still || spot === null || from === null || spot.section === 'tray' || spot.section === 'aside') return false;
		if (to !== null && to.section === from.section && to.group === from.group && to.closed === from.closed) return false;
		const view = this.lanes[spot.section];
		if (!view.sees(view.rowTop(spot))) return false;
		this.leaving.add(id);
		this.#fading.set(
			id,
			setTimeout(() => {
				this.#fading.delete(id);
				this.leaving.delete(id);
				const now = this.#pending.get(id);
				// Meanwhile the pointer may have come, or the issue have gone back.
				if (now !== undefined && this.#mayMove(id, now)) this.settle(new Set([id]));
			}, FADE_MS)
		);
		return true;
	}

	/** The row that stays where it is on the screen: the topmost that is seen whole and goes nowhere itself. */
	#anchor(lane: Lane): { id: string; top: number } | null {
		const view = this.lanes[lane];
		const edge = view.top + view.sizes.band;
		for (const [group, { ids }] of view.groups.entries()) {
			if (view.offsets[group + 1]! <= edge) continue;
			const start = Math.max(0, Math.ceil((view.top - view.offsets[group]!) / view.sizes.row));
			for (let index = start; index < ids.length; index++) {
				const top = view.rowTop({ group, index });
				if (top >= view.top + view.height) return null;
				if (!this.#pending.has(ids[index]!)) return { id: ids[index]!, top };
			}
		}
		return null;
	}

	#publish(anchors: ReadonlyMap<Lane, { id: string; top: number } | null>): void {
		for (const lane of LANES) {
			const view = this.lanes[lane];
			const groups = this.#shown.groups(lane);
			if (view.groups === groups) continue;
			view.groups = groups;
			const anchor = anchors.get(lane);
			const spot = anchor == null ? null : this.#shown.spot(anchor.id);
			if (anchor == null || spot?.section !== lane) continue;
			const top = view.rowTop(spot);
			view.keep(top - anchor.top);
			anchor.top = top;
		}
		this.#publishRest();
	}

	#publishRest(): void {
		const [tray] = this.#shown.groups('tray');
		const [aside] = this.#shown.groups('aside');
		this.tray = tray?.ids ?? [];
		this.aside = aside?.ids ?? [];
		this.waiting = this.#pending.size;
		this.version += 1;
	}
}

