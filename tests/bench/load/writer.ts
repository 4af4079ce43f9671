import * as Y from 'yjs';
import { issuesOf } from '#lib/document/board.ts';
import { isOpen } from '#lib/domain/statuses.ts';
import type { Status } from '#lib/domain/statuses.ts';

/** Somebody who edits titles: a real Yjs client, whose updates are made before the clock starts. */
export class Writer {
	readonly client: number;
	/** one item each: the update that sets one title */
	readonly updates: Uint8Array[] = [];

	/**
	 * @param state the board as this client was sent it
	 * @param lot of `lots`: each writer has issues of its own, as people do
	 */
	constructor(state: readonly Uint8Array[], lot: number, lots: number, edits: number) {
		const doc = new Y.Doc();
		doc.transact(() => {
			for (const update of state) Y.applyUpdate(doc, update);
		});
		this.client = doc.clientID;
		const own = [...issuesOf(doc).values()].filter(
			(map, index) => index % lots === lot && isOpen(map.get('status') as Status)
		);
		if (own.length === 0) throw new Error('the board has no issue for each writer');
		doc.on('update', (update: Uint8Array) => this.updates.push(update));
		for (let edit = 0; edit < edits; edit++) {
			const map = own[edit % own.length]!;
			map.set('title', `${String(map.get('title')).replace(/ ·.*$/, '')} ·${edit}`);
		}
		doc.destroy();
	}
}
