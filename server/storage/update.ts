import { CompiledQuery } from 'kysely';
import { SIZES } from './insert.ts';
import type { Database } from './schema.ts';
import type { Transactor } from './types.ts';

const texts = new Map<string, string>();

/**
 * Updates rows by their `id`, many at a time. A column that is not named keeps its value, and its indexes are not
 * touched: SQLite rewrites the entries of every index of a column that is set, whether or not the value differs.
 * @param columns those to set; each row has all of them
 */
export async function updateAll(
	trx: Transactor,
	table: keyof Database & string,
	columns: readonly string[],
	rows: readonly object[]
): Promise<void> {
	let done = 0;
	for (const size of SIZES) {
		while (rows.length - done >= size) {
			const values: unknown[] = [];
			for (let index = done; index < done + size; index++) {
				const row = rows[index] as Record<string, unknown>;
				values.push(row.id);
				for (const column of columns) values.push(row[column]);
			}
			await trx.executeQuery(CompiledQuery.raw(textOf(table, columns, size), values));
			done += size;
		}
	}
}

function textOf(table: string, columns: readonly string[], size: number): string {
	const key = `${table} ${size} ${columns.join()}`;
	let text = texts.get(key);
	if (text === undefined) {
		const row = `(${Array.from({ length: columns.length + 1 }, () => '?').join()})`;
		const names = columns.map((column) => `"${column}"`);
		text =
			`with "given" ("id", ${names.join()}) as (values ${Array.from({ length: size }, () => row).join()}) ` +
			`update "${table}" set ${names.map((name) => `${name} = "given".${name}`).join()} ` +
			`from "given" where "${table}"."id" = "given"."id"`;
		texts.set(key, text);
	}
	return text;
}
