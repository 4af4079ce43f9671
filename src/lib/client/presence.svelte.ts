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
	readonly #fields = new SvelteMap<string, readonly Present[]>();
	#awareness: Awareness | null = null;

	follow(awareness: Awareness): void {
		this.#awareness = awareness;
		awareness.setLocalState({ field: null });
		awareness.on('change', () => this.#read(awareness));
		this.#read(awareness);
	}

	/** @returns those whose cursor is in that field */
	in(issue: string, key: Field): readonly Present[] {
		return this.#fields.get(`${issue}:${key}`) ?? [];
	}

	/** @returns fields of the issue that somebody else is in */
	fieldsOf(issue: string): Map<string, readonly Present[]> {
		const found = new Map<string, readonly Present[]>();
		for (const [place, people] of this.#fields) {
			if (place.startsWith(`${issue}:`)) found.set(place.slice(issue.length + 1), people);
		}
		return found;
	}

	/** Says where one's own cursor is. */
	enter(place: Place | null): void {
		this.#awareness?.setLocalStateField('field', place);
	}

	#read(awareness: Awareness): void {
		const people = new Map<string, Present>();
		const fields = new Map<string, Present[]>();
		for (const [client, state] of awareness.getStates()) {
			if (client === awareness.clientID) continue;
			const entry = v.safeParse(ENTRY, state);
			if (!entry.success) continue;
			const { user, field } = entry.output;
			people.set(user.id, user);
			if (field === null) continue;
			const place = `${field.issue}:${field.key}`;
			fields.set(place, [...(fields.get(place) ?? []), user]);
		}
		this.people = [...people.values()].sort((a, b) => a.name.localeCompare(b.name));
		for (const place of this.#fields.keys()) if (!fields.has(place)) this.#fields.delete(place);
		for (const [place, present] of fields) {
			const before = this.#fields.get(place);
			if (before?.map(({ id }) => id).join() !== present.map(({ id }) => id).join()) this.#fields.set(place, present);
		}
	}
}
