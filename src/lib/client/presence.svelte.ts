import { SvelteMap } from 'svelte/reactivity';
import * as v from 'valibot';
import type { Awareness } from 'y-protocols/awareness';
import type { Field } from '#lib/domain/fields.ts';

/** The field of an issue that somebody's cursor is in. */
export interface Place {
	issue: string;
	key: Field;
}

export interface Present {
	id: string;
	name: string;
	roles: string[];
}

// `user` is the server's own statement; what a client says of itself is shown to nobody.
const ENTRY = v.object({
	user: v.object({ id: v.string(), name: v.string(), roles: v.optional(v.array(v.string()), []) }),
	field: v.optional(v.nullable(v.object({ issue: v.string(), key: v.string() })), null)
});

/** Who else is on this board, and in which field. */
export class Presence {
	/** everybody else, each once, by name */
	people = $state.raw<readonly Present[]>([]);
	/** issue → field → those whose cursor is in it; the map of an issue is never changed in place */
	readonly #issues = new SvelteMap<string, ReadonlyMap<string, readonly Present[]>>();
	#awareness: Awareness | null = null;

	follow(awareness: Awareness): void {
		this.#awareness = awareness;
		awareness.setLocalState({ field: null });
		awareness.on('change', (changed: { added: number[]; updated: number[]; removed: number[] }) => {
			// One's own cursor is nothing to show, and it changes at moments of its own: when a text is taken off the page.
			if (Object.values(changed).flat().some((client) => client !== awareness.clientID)) this.#read(awareness);
		});
		this.#read(awareness);
	}

	/** @returns those whose cursor is in that field */
	in(issue: string, key: Field): readonly Present[] {
		return this.#issues.get(issue)?.get(key) ?? [];
	}

	/** Fields of the issue that somebody else is in; undefined: none. */
	of(issue: string): ReadonlyMap<string, readonly Present[]> | undefined {
		return this.#issues.get(issue);
	}

	/** Says where one's own cursor is. */
	enter(place: Place | null): void {
		this.#awareness?.setLocalStateField('field', place);
	}

	#read(awareness: Awareness): void {
		const people = new Map<string, Present>();
		const issues = new Map<string, Map<string, Present[]>>();
		for (const [client, state] of awareness.getStates()) {
			if (client === awareness.clientID) continue;
			const entry = v.safeParse(ENTRY, state);
			if (!entry.success) continue;
			const { user, field } = entry.output;
			people.set(user.id, user);
			if (field === null) continue;
			const fields = issues.get(field.issue) ?? new Map<string, Present[]>();
			issues.set(field.issue, fields.set(field.key, [...(fields.get(field.key) ?? []), user]));
		}
		this.people = [...people.values()].sort((a, b) => a.name.localeCompare(b.name));
		for (const issue of this.#issues.keys()) if (!issues.has(issue)) this.#issues.delete(issue);
		for (const [issue, fields] of issues) {
			if (signature(this.#issues.get(issue)) !== signature(fields)) this.#issues.set(issue, fields);
		}
	}
}

function signature(fields: ReadonlyMap<string, readonly Present[]> | undefined): string {
	return [...(fields ?? [])].map(([key, people]) => `${key}:${people.map(({ id }) => id).join()}`).join(' ');
}
