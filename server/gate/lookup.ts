import * as Y from 'yjs';
import type { Frame, Struct } from './frame.ts';

/** Next clock the document expects of a client: everything below is known. */
export function stateOf(doc: Y.Doc, client: number): number {
	return Y.getState(doc.store, client);
}

/** The struct that holds this id, or null where the document has none. */
export function structAt(doc: Y.Doc, client: number, clock: number): Struct | null {
	const structs = doc.store.clients.get(client);
	if (structs === undefined || clock >= stateOf(doc, client)) return null;
	return structs[Y.findIndexSS(structs, clock)] as Struct;
}

/** Every struct that a range touches and that is not deleted yet. */
export function* liveIn(doc: Y.Doc, client: number, clock: number, length: number): Generator<Y.Item> {
	const structs = doc.store.clients.get(client);
	if (structs === undefined) return;
	const end = clock + length;
	for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
		const struct = structs[index]!;
		if (struct.id.clock >= end) return;
		if (struct instanceof Y.Item && !struct.deleted) yield struct;
	}
}

/** Whether a document would change with a frame: a struct that it does not have, a deletion of what still stands. */
export function bringsAnything({ structs, deletions }: Frame, doc: Y.Doc): boolean {
	for (const [client, run] of structs) {
		const last = run[run.length - 1]!;
		if (last.id.clock + last.length > stateOf(doc, client)) return true;
	}
	return deletions.some(({ client, clock, length }) => {
		const known = stateOf(doc, client);
		return clock + length > known || !liveIn(doc, client, clock, length).next().done;
	});
}
