import { CompiledQuery, type Insertable } from 'kysely';
import type { Database } from './schema.ts';
import type { Transactor } from './types.ts';

/** Rows of one statement: sizes are few, so that their prepared statements are few. */
export const SIZES = [64, 16, 4, 1] as const;

/** What happens to a row whose key is there already. */
export type OnConflict = 'fail' | 'ignore' | { update: readonly string[] };

const compiled = new Map<string, string>();

/**
 * Inserts rows many at a time. Kysely writes each statement once; later calls reuse its text, since building a
 * statement of a thousand values costs more than running it.
 * @param columns every column given, in the order of the values; each row has all of them
 * @param conflict `update` names the key columns: all others are overwritten
 */
export async function insertAll<T extends keyof Database & string>(
	trx: Transactor,
	table: T,
	rows: readonly Insertable<Database[T]>[],
	conflict: OnConflict = 'fail'
): Promise<void> {
	const first = rows[0];
	if (first === undefined) return;
	const columns = Object.keys(first);
	let done = 0;
	for (const size of SIZES) {
		while (rows.length - done >= size) {
			const values: unknown[] = [];
			for (let index = done; index < done + size; index++) {
				const row = rows[index] as Record<string, unknown>;
				for (const column of columns) values.push(row[column]);
			}
			await trx.executeQuery(CompiledQuery.raw(statement(trx, table, columns, size, conflict), values));
			done += size;
		}
	}
}

function statement(trx: Transactor, table: string, columns: string[], size: number, conflict: OnConflict): string {
	const key = `${table} ${size} ${columns.join()} ${JSON.stringify(conflict)}`;
	let sql = compiled.get(key);
	if (sql === undefined) {
		sql = compile(trx, table, columns, size, conflict);
		compiled.set(key, sql);
	}
	return sql;
}

function compile(trx: Transactor, table: string, columns: string[], size: number, conflict: OnConflict): string {
	const row = Object.fromEntries(columns.map((column) => [column, '']));
	const rows = Array.from({ length: size }, () => row);
	// The statement's shape is all that is wanted here; types are checked by the caller's signature.
	const insert = trx.insertInto(table as 'issue').values(rows as unknown as Insertable<Database['issue']>[]);
	if (conflict === 'fail') return insert.compile().sql;
	if (conflict === 'ignore') return insert.onConflict((target) => target.doNothing()).compile().sql;
	const others = columns.filter((column) => !conflict.update.includes(column));
	return insert
		.onConflict((target) =>
			target
				.columns(conflict.update as never[])
				.doUpdateSet((eb) => Object.fromEntries(others.map((column) => [column, eb.ref(`excluded.${column}` as never)])))
		)
		.compile().sql;
}
