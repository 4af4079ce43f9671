import type { Edited, FeedEvent } from '#lib/protocol/feed.ts';
import { line } from './line.ts';

export interface FeedListener {
	event(event: FeedEvent): void;
	/** plans were edited, of which there is no event */
	edited?(): void;
	/** too much was missed for the stream to tell: read afresh */
	reset(): void;
}

/**
 * Watches a task force's events, each once and in order; after a lost connection from the last one seen.
 * @param since the position at which what the page shows was read; null: from now on
 * @returns how to stop
 */
export function watch(taskForce: string, since: number | null, listener: FeedListener): () => void {
	const socket = line();
	let seen = since;

	const subscribe = () => {
		socket.emit('watch', seen === null ? { taskForce } : { taskForce, since: seen }, (answer) => {
			if (!answer.ok) return;
			if (answer.reset) listener.reset();
			if (seen === null || answer.reset) seen = answer.seq;
		});
	};
	const receive = (arrived: FeedEvent | FeedEvent[]) => {
		for (const event of Array.isArray(arrived) ? arrived : [arrived]) {
			if (seen !== null && event.seq <= seen) continue;
			seen = event.seq;
			listener.event(event);
		}
	};
	const edited = (of: Edited) => {
		if (of.taskForce === taskForce) listener.edited?.();
	};
	socket.on('connect', subscribe);
	socket.on('feed', receive);
	socket.on('edited', edited);
	if (socket.connected) subscribe();
	return () => {
		socket.off('connect', subscribe);
		socket.off('feed', receive);
		socket.off('edited', edited);
	};
}
