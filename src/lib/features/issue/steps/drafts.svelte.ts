import { SvelteMap } from 'svelte/reactivity';
import type { TransitionName } from '#lib/domain/transitions.ts';

/** What somebody is filling in about an issue and has not sent yet. */
export class Draft {
	reason = $state('');
	note = $state('');
	/** as `datetime-local` inputs hold it; empty: what is proposed */
	until = $state('');
	photos = $state.raw<Blob[]>([]);

	get empty(): boolean {
		return this.reason.trim() === '' && this.note.trim() === '' && this.until === '' && this.photos.length === 0;
	}
}

/** `<issue> <command>` → what was typed: it outlives the closing of a sheet and the look at another issue. */
const drafts = new SvelteMap<string, Draft>();

export function draftOf(issue: string, name: TransitionName): Draft {
	const key = `${issue} ${name}`;
	const draft = drafts.get(key) ?? new Draft();
	drafts.set(key, draft);
	return draft;
}

export function forgetDraft(issue: string, name: TransitionName): void {
	drafts.delete(`${issue} ${name}`);
}

/** The form of an issue that somebody has begun to fill in. */
export function begunFor(issue: string): TransitionName | null {
	for (const [key, draft] of drafts) {
		const [of, name] = key.split(' ');
		if (of === issue && !draft.empty) return name as TransitionName;
	}
	return null;
}

/** Whether leaving this tab would lose something typed. */
export function anyBegun(): boolean {
	return [...drafts.values()].some((draft) => !draft.empty);
}
