import { instant } from '#lib/domain/ids.ts';
import type { Reader, Transactor } from '../storage/types.ts';

export interface Failures {
	count: number;
	/** milliseconds since the epoch */
	windowStartedAt: number;
}

export async function readFailures(db: Reader, username: string): Promise<Failures | null> {
	const row = await db
		.selectFrom('login_failure')
		.select(['count', 'window_started_at'])
		.where('username', '=', username)
		.executeTakeFirst();
	return row ? { count: row.count, windowStartedAt: Date.parse(row.window_started_at) } : null;
}

/** Keeps the count, and forgets those whose window is over, so that made-up names do not pile up. */
export async function writeFailures(
	db: Transactor,
	username: string,
	{ count, windowStartedAt }: Failures,
	forgetBefore: number
): Promise<void> {
	const row = { count, window_started_at: instant(windowStartedAt) };
	await db.deleteFrom('login_failure').where('window_started_at', '<', instant(forgetBefore)).execute();
	await db
		.insertInto('login_failure')
		.values({ username, ...row })
		.onConflict((conflict) => conflict.column('username').doUpdateSet(row))
		.execute();
}

export async function clearFailures(db: Transactor, username: string): Promise<void> {
	await db.deleteFrom('login_failure').where('username', '=', username).execute();
}
