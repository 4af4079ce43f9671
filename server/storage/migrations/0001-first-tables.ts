import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { boardTables } from './0001/boards.ts';
import { documentTables } from './0001/documents.ts';
import { factTables } from './0001/facts.ts';
import { peopleTables } from './0001/people.ts';
import { taskForceTables } from './0001/task-forces.ts';
import type { Columns } from './columns.ts';

/** The tables of schema.ts. What is edited by hand (place, category, owner) is checked by the gate, not by a key. */
export function firstTables(columns: Columns): Migration {
	return {
		async up(db: Kysely<never>) {
			await taskForceTables(db, columns);
			await peopleTables(db, columns);
			await documentTables(db, columns);
			await boardTables(db, columns);
			await factTables(db, columns);
			await sql`insert into standing_version (id, version) values (1, 1)`.execute(db);
			for (const table of ['session', 'membership', 'person']) {
				for (const statement of columns.watch(table)) await statement.execute(db);
			}
		}
	};
}
