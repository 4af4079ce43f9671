import { untrack } from 'svelte';
import type { BoardViews } from '../../views/board-views.svelte.ts';
import { Calm } from './calm.svelte.ts';
import { type LaneRule, ruleOf } from './rule.ts';

/** The lanes as a view puts them together, as long as the page is there. */
export class Arranged {
	readonly rule: LaneRule;
	readonly calm: Calm;

	constructor(views: BoardViews) {
		this.rule = $derived(ruleOf(views.groups, views.shows));
		let shown = untrack(() => ({ rule: this.rule, revision: views.revision }));
		this.calm = new Calm(shown.rule);

		// What somebody asked for is shown at once; what only time has changed moves nothing that is being read.
		$effect(() => {
			const next = { rule: this.rule, revision: views.revision };
			if (next.rule === shown.rule) return;
			const asked = next.revision !== shown.revision;
			shown = next;
			untrack(() => (asked ? this.calm.arrangeBy(next.rule) : this.calm.recheck(next.rule)));
		});
	}
}
