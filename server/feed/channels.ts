const PREFIX = 'task-force:';

/** The Socket.IO room of a task force's watchers. */
export function channel(taskForce: string): string {
	return PREFIX + taskForce;
}

/** @returns null for a room that is none of ours, e.g. a socket's own */
export function taskForceOf(room: string): string | null {
	return room.startsWith(PREFIX) ? room.slice(PREFIX.length) : null;
}
