import type * as Y from 'yjs';
import type { FieldKey, FieldValue } from '#lib/domain/fields.ts';
import type { IssueMap } from './board.ts';

/** Where a written value stands in its document. */
export interface Struct {
	client: number;
	clock: number;
}

/** What the gate writes over a refused value: a key is never deleted, and who was no member of a set is none. */
export function valuePutBack(key: FieldKey, before: FieldValue | undefined): FieldValue {
	return before ?? (key.includes(':') ? false : null);
}

/**
 * Whether the server has put a value back: what its key held next is what it had held before, by none of one's own hands.
 * What was written since hides it; then nothing is known, and `false` is said.
 * @param own clients that are this person's
 */
export function wasPutBack(map: IssueMap, key: FieldKey, { client, clock }: Struct, before: FieldValue | undefined, own: ReadonlySet<number>): boolean {
	let next: Y.Item | null = null;
	for (let item = map._map.get(key) ?? null; item !== null; item = item.left) {
		const { id, length } = item;
		if (id.client !== client || clock < id.clock || clock >= id.clock + length) {
			next = item;
			continue;
		}
		if (next === null || next.deleted || own.has(next.id.client)) return false;
		return next.content.getContent().at(-1) === valuePutBack(key, before);
	}
	return false;
}
