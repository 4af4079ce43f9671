import { sql } from 'kysely';
import type { Reader } from './types.ts';

/** Another number whenever any other connection has committed something; on SQLite alone, for each connection its own. */
export async function readDataVersion(reader: Reader): Promise<number> {
	const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(reader);
	return rows[0]?.data_version ?? -1;
}
