import { type ColumnDefinitionBuilder, type CreateTableBuilder, type RawBuilder, sql } from 'kysely';

type Column = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;

/** What a kind of database calls the types our tables are made of. */
export interface Columns {
	/** fits 31 bits: counts, flags, positions */
	int: 'integer';
	/** Yjs client ids and clocks go beyond 31 bits */
	big: 'integer' | 'bigint';
	real: 'real' | 'double precision';
	bytes: 'blob' | 'bytea';
	/** a number the database hands out; never twice, since rows of these tables are never deleted */
	numbered: Column;
	/** a table that refuses values of another type */
	strict<Name extends string, C extends string>(table: CreateTableBuilder<Name, C>): CreateTableBuilder<Name, C>;
	/** `strict`, and kept in the order of its primary key: one page less to write per row */
	clustered<Name extends string, C extends string>(table: CreateTableBuilder<Name, C>): CreateTableBuilder<Name, C>;
	/** statements that raise `standing_version` after every change of a table's rows */
	watch(table: string): RawBuilder<unknown>[];
}

export const SQLITE: Columns = {
	int: 'integer',
	big: 'integer',
	real: 'real',
	bytes: 'blob',
	numbered: (column) => column.primaryKey(),
	strict: (table) => table.modifyEnd(sql`strict`),
	clustered: (table) => table.modifyEnd(sql`strict, without rowid`),
	watch: (table) =>
		['insert', 'update', 'delete'].map((change) =>
			sql.raw(
				`create trigger "standing_${table}_${change}" after ${change} on "${table}" ` +
					`begin update standing_version set version = version + 1 where id = 1; end`
			)
		)
};
