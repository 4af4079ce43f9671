import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { type KeptEdit, parseKept } from './kept-edit.ts';
import { BESIDE, completed, deleteDatabase, openDatabase, resultOf, SEEN, UPDATES } from './local-database.ts';

/** Others' updates are written together after a while: at noon there are hundreds a minute. */
const GATHER_MS = 400;
/** Rows of this tab from which on they are written as one. */
const COMPACT_AT = 400;

/** `gone`: another tab has deleted it; `full`: the device takes no more, what is in it stays. */
export type Trouble = 'gone' | 'full';

export interface CopyListener {
	trouble(trouble: Trouble): void;
	/** @param kept everything given to the copy is on this device's disk */
	kept(kept: boolean): void;
}

/**
 * A document's copy on this device. y-indexeddb opens and reads it; writing is done here, because an edit and the note
 * that it waits must be kept together or not at all, and because a full disk must be told and not thrown at nobody.
 */
export class LocalCopy {
	/** edits of earlier pages that somebody still has to hear of */
	readonly found: readonly KeptEdit[];
	readonly #persistence: IndexeddbPersistence;
	readonly #database: IDBDatabase;
	readonly #doc: Y.Doc;
	readonly #listener: CopyListener;
	#updates: Uint8Array[] = [];
	#edits: KeptEdit[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;
	#writing: Promise<void> = Promise.resolve();
	/** transactions under way */
	#under = 0;
	#rows: IDBValidKey[];
	#open = true;

	private constructor(persistence: IndexeddbPersistence, database: IDBDatabase, listener: CopyListener, found: KeptEdit[], rows: IDBValidKey[]) {
		this.#persistence = persistence;
		this.#database = database;
		this.#doc = persistence.doc;
		this.#listener = listener;
		this.found = found;
		this.#rows = rows;
		database.addEventListener('versionchange', () => this.#stop('gone'));
		window.addEventListener('pagehide', this.#flush);
		this.#write((beside) => beside.put(Date.now(), SEEN));
	}

	/**
	 * Reads what is kept of a document into it.
	 * @returns null where this browser keeps nothing
	 */
	static async open(name: string, doc: Y.Doc, listener: CopyListener): Promise<LocalCopy | null> {
		// y-indexeddb would throw at nobody where the browser refuses.
		const probe = await openDatabase(name);
		if (probe === null) return null;
		probe.close();
		const persistence = new IndexeddbPersistence(name, doc);
		doc.off('update', persistence._storeUpdate);
		// What is not written yet is written after the document is gone.
		const { destroy }: { destroy: () => void } = persistence;
		doc.off('destroy', destroy);
		await persistence.whenSynced;
		const { db } = persistence;
		if (db === null) return null;
		const reading = db.transaction([UPDATES, BESIDE]);
		const [rows, found] = await Promise.all([
			resultOf(reading.objectStore(UPDATES).getAllKeys()),
			resultOf(reading.objectStore(BESIDE).getAll() as IDBRequest<unknown[]>)
		]);
		// Rows that another tab has added since are this tab's to read before they are its to replace.
		const known = rows.filter((row) => (row as number) < persistence._dbref);
		return new LocalCopy(persistence, db, listener, parseKept(found), known);
	}

	/** the origin of what was read from it */
	get origin(): unknown {
		return this.#persistence;
	}

	/** Something is missing that what it holds refers to: it cannot be sent as it is. */
	get broken(): boolean {
		return this.#doc.store.pendingStructs !== null || this.#doc.store.pendingDs !== null;
	}

	/** Keeps an update, and the edit that made it. */
	keep(update: Uint8Array, edit?: KeptEdit): void {
		if (!this.#open) return;
		this.#updates.push(update);
		this.#listener.kept(false);
		if (edit !== undefined) {
			this.#edits.push(edit);
			this.#flush();
		} else this.#timer ??= setTimeout(this.#flush, GATHER_MS);
	}

	/** Resolves once everything given to it is on this device's disk. @returns false where it could not be kept */
	async settled(): Promise<boolean> {
		this.#flush();
		await this.#writing;
		return this.#open;
	}

	/** The server has these edits; who has been told something else of one keeps that. */
	sent(ids: readonly string[]): void {
		this.#write((beside) => {
			for (const id of ids) {
				const request: IDBRequest<KeptEdit | undefined> = beside.get(id);
				request.onsuccess = () => {
					if (request.result?.state === 'waiting') beside.delete(id);
				};
			}
		});
	}

	/** Keeps what became of edits, together with no longer keeping others: never the one without the other. */
	note(edits: readonly KeptEdit[], instead: readonly string[] = []): void {
		if (!this.#open || edits.length === 0) return;
		this.#listener.kept(false);
		this.#write((beside) => {
			for (const id of instead) beside.delete(id);
			for (const edit of edits) beside.put(edit, edit.id);
		});
	}

	forget(ids: readonly string[]): void {
		this.#write((beside) => ids.forEach((id) => beside.delete(id)));
	}

	/** What it has noted, but for what waits. */
	async told(): Promise<KeptEdit[]> {
		await this.#writing;
		if (!this.#open) return [];
		const all = await resultOf(this.#database.transaction(BESIDE).objectStore(BESIDE).getAll() as IDBRequest<unknown[]>);
		return parseKept(all).filter(({ state }) => state !== 'waiting');
	}

	async close(): Promise<void> {
		await this.settled();
		await this.#end();
	}

	async drop(): Promise<void> {
		await this.#writing;
		await this.#end();
		await deleteDatabase(this.#persistence.name);
	}

	async #end(): Promise<void> {
		this.#open = false;
		clearTimeout(this.#timer);
		window.removeEventListener('pagehide', this.#flush);
		await this.#persistence.destroy();
	}

	#stop(trouble: Trouble): void {
		if (!this.#open) return;
		void this.#end();
		this.#listener.trouble(trouble);
	}

	#flush = (): void => {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const [updates, edits] = [this.#updates, this.#edits];
		if (updates.length === 0) return;
		[this.#updates, this.#edits] = [[], []];
		this.#write((beside, store) => {
			for (const update of updates) this.#add(store, update);
			for (const edit of edits) beside.put(edit, edit.id);
			if (this.#rows.length > COMPACT_AT) this.#compact(store);
		});
	};

	/** Of its rows only those that this tab has read or written: others' may hold what it does not have. */
	#compact(store: IDBObjectStore): void {
		for (const row of this.#rows) store.delete(row);
		this.#rows = [];
		this.#add(store, Y.encodeStateAsUpdate(this.#doc));
	}

	#add(store: IDBObjectStore, update: Uint8Array): void {
		const request = store.add(update);
		request.onsuccess = () => this.#rows.push(request.result);
	}

	#write(work: (beside: IDBObjectStore, updates: IDBObjectStore) => void): void {
		if (!this.#open) return;
		try {
			const transaction = this.#database.transaction([UPDATES, BESIDE], 'readwrite');
			work(transaction.objectStore(BESIDE), transaction.objectStore(UPDATES));
			this.#under += 1;
			this.#writing = completed(transaction).then(
				() => this.#wrote(),
				() => this.#stop('full')
			);
		} catch {
			// Closed under our hands: another tab deletes it at this moment.
			this.#stop('gone');
		}
	}

	#wrote(): void {
		this.#under -= 1;
		if (this.#under === 0 && this.#updates.length === 0) this.#listener.kept(true);
	}
}
