import type { FindingResult } from '#lib/protocol/commands.ts';
import type { Failure } from './commands.ts';

/** A finding as typed, with everything a later attempt needs; `id` is the command's, the same each time. */
export interface StoredReport {
	id: string;
	person: string;
	taskForce: string;
	place: string;
	placeName: string;
	text: string;
	category: string | null;
	position: { lat: number; lon: number; accuracy: number } | null;
	photos: Blob[];
	capturedAt: string;
	state: 'waiting' | 'delivered' | 'refused';
	result: FindingResult | null;
	failure: Failure | null;
}

const STORE = 'reports';

/** The reports of this device. Opening fails where a browser keeps no data; the caller then holds them in memory. */
export class ReportStore {
	readonly #database: IDBDatabase;

	constructor(database: IDBDatabase) {
		this.#database = database;
	}

	/** @param generation of the installation's data: what was meant for another one is not sent to this */
	static open(generation: string): Promise<ReportStore | null> {
		return new Promise((resolve) => {
			const request = indexedDB.open(`noonboard-reports-${generation}`, 1);
			request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
			request.onsuccess = () => resolve(new ReportStore(request.result));
			request.onerror = () => resolve(null);
		});
	}

	/** In the order in which they were made: ids are UUIDv7, which sort by time. */
	all(): Promise<StoredReport[]> {
		return this.#run<StoredReport[]>('readonly', (store) => store.getAll());
	}

	async put(report: StoredReport): Promise<void> {
		await this.#run('readwrite', (store) => store.put(report));
	}

	async remove(id: string): Promise<void> {
		await this.#run('readwrite', (store) => store.delete(id));
	}

	#run<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T>;
	#run(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
		return new Promise((resolve, reject) => {
			const transaction = this.#database.transaction(STORE, mode);
			const request = ask(transaction.objectStore(STORE));
			transaction.oncomplete = () => resolve(request.result);
			transaction.onerror = () => reject(transaction.error ?? new Error('the report was not kept'));
			transaction.onabort = transaction.onerror;
		});
	}
}
