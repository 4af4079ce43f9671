import type { Change, ReportStore, StoredReport } from './report-store.ts';

const STORE = 'reports';

/**
 * Opens what this device keeps.
 * @param generation of the installation's data: what was meant for another one is not sent to this
 * @returns null where the browser keeps nothing, e.g. in a private window
 */
export function openReportDatabase(generation: string): Promise<ReportStore | null> {
	return new Promise((resolve) => {
		let request: IDBOpenDBRequest;
		try {
			request = indexedDB.open(`noonboard-reports-${generation}`, 1);
		} catch {
			// Some browsers throw where site data is forbidden, others fail.
			resolve(null);
			return;
		}
		request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
		request.onsuccess = () => resolve(new ReportDatabase(request.result));
		request.onerror = () => resolve(null);
	});
}

class ReportDatabase implements ReportStore {
	readonly #database: IDBDatabase;

	constructor(database: IDBDatabase) {
		this.#database = database;
	}

	async all(): Promise<StoredReport[]> {
		return this.#run('readonly', (store, done) => {
			const request: IDBRequest<StoredReport[]> = store.getAll();
			request.onsuccess = () => done(request.result);
		});
	}

	async put(report: StoredReport): Promise<void> {
		await this.#run<void>('readwrite', (store, done) => {
			store.put(report);
			done();
		});
	}

	async update(id: string, change: Change): Promise<boolean> {
		return this.#run('readwrite', (store, done) => {
			const request: IDBRequest<StoredReport | undefined> = store.get(id);
			request.onsuccess = () => {
				const next = request.result === undefined ? 'leave' : change(request.result);
				if (next === 'remove') store.delete(id);
				else if (next !== 'leave') store.put(next);
				done(next !== 'leave');
			};
		});
	}

	/** Resolves once the transaction is complete. */
	#run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore, done: (value: T) => void) => void): Promise<T> {
		return new Promise((resolve, reject) => {
			const transaction = this.#database.transaction(STORE, mode);
			let result: { value: T } | null = null;
			transaction.oncomplete = () => {
				if (result !== null) resolve(result.value);
			};
			transaction.onerror = () => reject(transaction.error ?? new Error('the report was not kept'));
			transaction.onabort = transaction.onerror;
			work(transaction.objectStore(STORE), (value) => (result = { value }));
		});
	}
}
