import type { Kysely, Transaction } from 'kysely';
import type { Database } from './schema.ts';

/** Reading works on a connection and inside a transaction alike. */
export type Reader = Kysely<Database> | Transaction<Database>;

/** Writing needs a transaction in hand. */
export type Transactor = Transaction<Database>;

export interface Storage {
	/**
	 * The one write connection, behind Kysely's mutex. Inside `db.transaction().execute(fn)` use only what `fn` was
	 * given: `db` itself would wait for the transaction that waits for it.
	 */
	readonly db: Kysely<Database>;
	/** A second connection that cannot write; it sees what is committed. */
	readonly reader: Kysely<Database>;
	/** Path of the database file. */
	readonly file: string;
	close(): Promise<void>;
}
