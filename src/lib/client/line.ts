import { io, type Socket } from 'socket.io-client';
import type { Answer } from '#lib/protocol/commands.ts';
import type { Edited, FeedEvent, WatchAnswer } from '#lib/protocol/feed.ts';

interface ServerToClient {
	feed(events: FeedEvent | FeedEvent[]): void;
	edited(of: Edited): void;
}

interface ClientToServer {
	command(envelope: unknown, ack: (answer: Answer) => void): void;
	watch(request: { taskForce: string; since?: number }, ack: (answer: WatchAnswer) => void): void;
}

export type Line = Socket<ServerToClient, ClientToServer>;

const CALL_AGAIN_MS = 3_000;

let shared: Line | null = null;

/** The one Socket.IO connection of this tab: commands go out on it, the feed comes in. */
export function line(): Line {
	shared ??= open();
	return shared;
}

function open(): Line {
	const made: Line = io({ transports: ['websocket', 'polling'], tryAllTransports: true });
	// When the server hangs up (a session ended, rights changed) the client would not call again by itself.
	made.on('disconnect', (reason) => {
		if (reason === 'io server disconnect') setTimeout(() => made.connect(), CALL_AGAIN_MS);
	});
	return made;
}

/** Waits until the line is up. @returns false when `ms` have passed without it */
export function connected(on: Line, ms: number): Promise<boolean> {
	if (on.connected) return Promise.resolve(true);
	if (!on.active) on.connect();
	return new Promise((resolve) => {
		const settle = (up: boolean) => {
			clearTimeout(timer);
			on.off('connect', up_);
			resolve(up);
		};
		const up_ = () => settle(true);
		const timer = setTimeout(() => settle(false), ms);
		on.once('connect', up_);
	});
}
