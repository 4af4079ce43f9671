import { BoardConnection } from './board-connection.svelte.ts';

const LINGER_MS = 30_000;

interface Held {
	connection: BoardConnection;
	users: number;
	timer: ReturnType<typeof setTimeout> | null;
}

const held = new Map<string, Held>();

/**
 * The connection of a board, shared by the pages that show it. It stays a while after the last of them
 * has gone, and as long as an edit of one's own is not on disk.
 */
export function hold(taskForce: string, date: string): { connection: BoardConnection; release: () => void } {
	const key = `${taskForce}/${date}`;
	const entry = held.get(key) ?? { connection: new BoardConnection(taskForce, date), users: 0, timer: null };
	held.set(key, entry);
	entry.users += 1;
	if (entry.timer !== null) clearTimeout(entry.timer);
	entry.timer = null;
	let released = false;
	return {
		connection: entry.connection,
		release() {
			if (released) return;
			released = true;
			entry.users -= 1;
			if (entry.users === 0) linger(key, entry);
		}
	};
}

/** Edits of this tab that are not on disk yet, on whatever board. */
export function waitingEdits(): number {
	let count = 0;
	for (const { connection } of held.values()) count += connection.ledger.waiting.length;
	return count;
}

/** Those of them that cannot be sent at the moment. */
export function strandedEdits(): number {
	let count = 0;
	for (const { connection } of held.values()) {
		const { state } = connection.ledger;
		if (state.kind === 'offline') count += state.waiting;
	}
	return count;
}

/** Before a sign-out: nothing of the person stays connected. */
export function closeAll(): void {
	for (const { connection, timer } of held.values()) {
		if (timer !== null) clearTimeout(timer);
		connection.close();
	}
	held.clear();
}

function linger(key: string, entry: Held): void {
	entry.timer = setTimeout(() => {
		if (entry.connection.ledger.waiting.length > 0) return linger(key, entry);
		held.delete(key);
		entry.connection.close();
	}, LINGER_MS);
}
