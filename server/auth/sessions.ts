import { instant } from '#lib/domain/ids.ts';
import type { Transactor } from '../storage/types.ts';

/** Sessions that have expired are worth nothing, but are read with the others at every change. */
export async function forgetExpired(db: Transactor, now: number): Promise<void> {
	await db.deleteFrom('session').where('expires_at', '<', instant(now)).execute();
}
