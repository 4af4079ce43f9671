import type { Kysely } from 'kysely';
import type { Database } from '../storage/schema.ts';
import { clearFailures, type Failures, readFailures, writeFailures } from './login-failures.ts';

export const MAX_WRONG = 10;
export const WINDOW_MS = 15 * 60_000;

export type Outcome = 'right' | 'wrong' | 'neither';

/** An attempt that was let in must be finished with what became of it. */
export type Admission =
	| { admitted: true; finish(outcome: Outcome): Promise<void> }
	| { admitted: false; retryAfterSeconds: number };

export interface LoginLimit {
	begin(username: string): Promise<Admission>;
}

interface Account {
	failures: Failures | null;
	running: number;
	waiting: (() => void)[];
	/** attempts that know of this entry; it is forgotten with the last one */
	users: number;
	loaded: Promise<void>;
}

/**
 * Counts wrong passwords per account, known or not, wherever they are typed. No more attempts run at once than may
 * still be wrong: further ones wait for an answer instead of slipping through or being turned away.
 */
export function makeLoginLimit(db: Kysely<Database>, now: () => number): LoginLimit {
	const accounts = new Map<string, Account>();

	function enter(username: string): Account {
		let account = accounts.get(username);
		if (account === undefined) {
			const made: Account = { failures: null, running: 0, waiting: [], users: 0, loaded: Promise.resolve() };
			made.loaded = readFailures(db, username).then((failures) => {
				made.failures = failures;
			});
			accounts.set(username, made);
			account = made;
		}
		account.users++;
		return account;
	}

	function leave(username: string, account: Account): void {
		account.users--;
		if (account.users === 0) accounts.delete(username);
		for (const wake of account.waiting.splice(0)) wake();
	}

	function wrongSoFar(account: Account): number {
		if (account.failures !== null && account.failures.windowStartedAt + WINDOW_MS <= now()) account.failures = null;
		return account.failures?.count ?? 0;
	}

	async function begin(username: string): Promise<Admission> {
		const account = enter(username);
		try {
			await account.loaded;
		} catch (error) {
			leave(username, account);
			throw error;
		}
		for (;;) {
			const wrong = wrongSoFar(account);
			if (wrong >= MAX_WRONG) {
				const until = (account.failures?.windowStartedAt ?? now()) + WINDOW_MS;
				leave(username, account);
				return { admitted: false, retryAfterSeconds: Math.max(1, Math.ceil((until - now()) / 1000)) };
			}
			if (wrong + account.running < MAX_WRONG) break;
			await new Promise<void>((wake) => account.waiting.push(wake));
		}
		account.running++;
		return { admitted: true, finish: (outcome) => finish(username, account, outcome) };
	}

	async function finish(username: string, account: Account, outcome: Outcome): Promise<void> {
		// What counts is changed before anything is awaited: the next attempt looks here, not at the row.
		const before = account.failures;
		if (outcome === 'wrong') {
			account.failures = {
				count: wrongSoFar(account) + 1,
				windowStartedAt: account.failures?.windowStartedAt ?? now()
			};
		}
		if (outcome === 'right') account.failures = null;
		account.running--;
		const { failures } = account;
		try {
			if (failures !== before) {
				await db
					.transaction()
					.execute((tx) =>
						failures === null
							? clearFailures(tx, username)
							: writeFailures(tx, username, failures, now() - WINDOW_MS)
					);
			}
		} finally {
			leave(username, account);
		}
	}

	return { begin };
}
