import type { Committed } from '../journal/tick.ts';
import type { Metrics } from '../metrics.ts';
import { syncUpdate } from './messages.ts';

/** One frame per room and commit, encoded once and written to every socket. */
export function broadcast({ rooms }: Committed, metrics: Metrics): void {
	for (const { room, update } of rooms) {
		if (update === null || room.sessions.size === 0) continue;
		const message = syncUpdate(update);
		metrics.broadcast();
		for (const session of room.sessions) session.send(message);
	}
}
