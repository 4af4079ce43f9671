import { DatabaseSync } from 'node:sqlite';

/** What is on disk, seen by another process: a connection of its own that cannot write. */
export class Disk implements Disposable {
	readonly #db: DatabaseSync;

	constructor(file: string) {
		this.#db = new DatabaseSync(file, { readOnly: true });
		this.#db.exec('PRAGMA busy_timeout = 5000');
	}

	rows<Row>(sql: string, ...values: (string | number)[]): Row[] {
		return this.#db.prepare(sql).all(...values) as Row[];
	}

	count(sql: string, ...values: (string | number)[]): number {
		const [row] = this.rows<Record<string, number>>(sql, ...values);
		return Number(Object.values(row ?? {})[0] ?? 0);
	}

	/** `ok`, or what SQLite finds wrong with the file */
	integrity(): string {
		return this.rows<{ integrity_check: string }>('PRAGMA integrity_check')
			.map((row) => row.integrity_check)
			.join('\n');
	}

	[Symbol.dispose](): void {
		this.#db.close();
	}
}
