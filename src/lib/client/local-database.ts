import type { Owner } from './owner.ts';

/** As y-indexeddb names them: a document's updates, and what else is kept with them. */
export const UPDATES = 'updates';
export const BESIDE = 'custom';
/** in `BESIDE`: when it was last opened, ms */
export const SEEN = 'seen';

const PREFIX = 'noonboard';
const PATIENCE_MS = 3_000;

interface CopyName extends Owner {
	document: string;
}

export function databaseName({ generation, person, document }: CopyName): string {
	return [PREFIX, generation, person, document].join('/');
}

/** Names of what this device keeps: everybody's, or one person's. None where the browser does not tell. */
export async function databaseNames(of: Owner | null = null): Promise<string[]> {
	const begin = of === null ? `${PREFIX}/` : databaseName({ ...of, document: '' });
	try {
		return (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith(begin) === true ? [name] : []));
	} catch {
		return [];
	}
}

/** @returns null where the browser keeps nothing, or does not answer */
export function openDatabase(name: string): Promise<IDBDatabase | null> {
	return new Promise((resolve) => {
		const timer = setTimeout(() => resolve(null), PATIENCE_MS);
		const settle = (database: IDBDatabase | null) => {
			clearTimeout(timer);
			resolve(database);
		};
		try {
			const request = indexedDB.open(name);
			request.onupgradeneeded = () => {
				request.result.createObjectStore(UPDATES, { autoIncrement: true });
				request.result.createObjectStore(BESIDE);
			};
			request.onsuccess = () => {
				request.result.onversionchange = () => request.result.close();
				settle(request.result);
			};
			request.onerror = () => settle(null);
		} catch {
			settle(null);
		}
	});
}

/** Resolves when it is gone, or when it cannot be deleted now. */
export function deleteDatabase(name: string): Promise<void> {
	return new Promise((resolve) => {
		const request = indexedDB.deleteDatabase(name);
		request.onsuccess = request.onerror = request.onblocked = () => resolve();
	});
}

export function resultOf<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('not read'));
	});
}

/** Resolves once a transaction is on this device's disk. */
export function completed(transaction: IDBTransaction): Promise<void> {
	return new Promise((resolve, reject) => {
		transaction.oncomplete = () => resolve();
		transaction.onabort = () => reject(transaction.error ?? new Error('not kept'));
	});
}
