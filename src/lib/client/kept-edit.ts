import * as v from 'valibot';

/**
 * What has become of an edit made here, until its author knows: it waits to be sent; it was refused, with the reason; or
 * the server would not take the frame it was in.
 */
export const KEPT_EDIT = v.object({
	id: v.string(),
	/** as the kind of document describes its edits */
	edit: v.unknown(),
	/** of its struct in the document */
	client: v.number(),
	clock: v.number(),
	state: v.picklist(['waiting', 'refused', 'not_taken']),
	reason: v.nullable(v.string())
});

export type KeptEdit = v.InferOutput<typeof KEPT_EDIT>;

export function parseKept(rows: readonly unknown[]): KeptEdit[] {
	return rows.filter((row) => v.is(KEPT_EDIT, row));
}

/** An edit whose fate is known. @param reason null: what it came with was not taken */
export function kept(id: string, edit: unknown, reason: string | null): KeptEdit {
	return { id, edit, client: 0, clock: 0, state: reason === null ? 'not_taken' : 'refused', reason };
}

/** An edit that did not stand. `reason` null: the server did not take what it came with. */
export interface Told<E> {
	readonly id: string;
	readonly edit: E;
	readonly reason: string | null;
}
