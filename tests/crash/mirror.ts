import * as Y from 'yjs';
import type { Disk } from '../support/disk.ts';

interface UpdateRow {
	seq: number;
	bytes: Uint8Array;
}

/** The document as it is on disk, followed row by row from another connection. */
export class Mirror {
	readonly doc = new Y.Doc();
	readonly #disk: Disk;
	readonly #document: number;
	#seq = 0;

	constructor(disk: Disk, name: string) {
		this.#disk = disk;
		this.#document = disk.count('select id from document where name = ?', name);
	}

	/** Reads what is on disk at this moment. */
	refresh(): void {
		const after = [this.#document, this.#seq] as const;
		const rows = [
			...this.#disk.rows<UpdateRow>('select seq, bytes from document_snapshot where document = ? and seq > ?', ...after),
			...this.#disk.rows<UpdateRow>('select seq, bytes from document_update where document = ? and seq > ? order by seq', ...after)
		];
		for (const { seq, bytes } of rows) {
			Y.applyUpdate(this.doc, bytes);
			this.#seq = Math.max(this.#seq, seq);
		}
	}

	/** What an update holds that the disk does not; empty where all of it is there. */
	missing(update: Uint8Array): string[] {
		const { structs, ds } = Y.decodeUpdate(update);
		const late = structs
			.filter(({ id, length }) => id.clock + length > Y.getState(this.doc.store, id.client))
			.map(({ id }) => `${id.client}:${id.clock}`);
		const onDisk = Y.createDeleteSetFromStructStore(this.doc.store);
		for (const [client, ranges] of ds.clients) {
			for (const { clock, len } of ranges) {
				for (let at = clock; at < clock + len; at++) {
					if (!Y.isDeleted(onDisk, Y.createID(client, at))) late.push(`deletion of ${client}:${at}`);
				}
			}
		}
		return late;
	}
}
