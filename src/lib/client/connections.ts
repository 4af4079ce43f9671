import { BoardConnection } from './board-connection.svelte.ts';
import { NotesConnection } from './notes-connection.svelte.ts';
import { onOwnerChange } from './owner.ts';

const LINGER_MS = 30_000;
const SWEEP_MS = 5_000;

type Connection = BoardConnection | NotesConnection;

interface Held {
	connection: Connection;
	users: number;
	timer: ReturnType<typeof setTimeout> | null;
}

export interface Hold<C> {
	connection: C;
	release: () => void;
}

const held = new Map<string, Held>();

// Whoever signs in next neither sees nor sends what the one before had open.
onOwnerChange(closeAll);

/**
 * The connection of a board, shared by the pages that show it. It stays a while after the last of them
 * has gone, and as long as an edit of one's own is not on disk.
 */
export function hold(taskForce: string, date: string): Hold<BoardConnection> {
	return share(`board/${taskForce}/${date}`, () => new BoardConnection(taskForce, date));
}

/** The connection of an issue's notes, shared like a board's. */
export function holdNotes(issue: string): Hold<NotesConnection> {
	return share(`issue/${issue}`, () => new NotesConnection(issue));
}

/** Edits of this tab that are not on the server's disk yet, in whatever document. */
export function waitingEdits(): number {
	return sum((connection) => connection.ledger.entries.length);
}

/** Those of them that cannot be sent at the moment. */
export function strandedEdits(): number {
	return sum(({ ledger }) => (ledger.state.kind === 'offline' ? ledger.state.waiting : 0));
}

/** Those of them that are not kept on this device either: closing the page loses them. */
export function unkeptEdits(): number {
	return sum(({ unkept }) => unkept);
}

let swept = false;

/** Once for a page, when it has nothing better to do. */
function sweepLater(): void {
	if (swept) return;
	swept = true;
	const sweep = () => void import('./local-sweep.ts').then(({ sweepCopies }) => sweepCopies(), () => undefined);
	if (typeof requestIdleCallback === 'function') requestIdleCallback(sweep);
	else setTimeout(sweep, SWEEP_MS);
}

function share<C extends Connection>(name: string, open: () => C): Hold<C> {
	// A name tells the kind of its document.
	const known = held.get(name) as (Held & { connection: C }) | undefined;
	const entry = known ?? { connection: open(), users: 0, timer: null };
	held.set(name, entry);
	entry.users += 1;
	sweepLater();
	if (entry.timer !== null) clearTimeout(entry.timer);
	entry.timer = null;
	let released = false;
	return {
		connection: entry.connection,
		release() {
			if (released) return;
			released = true;
			entry.users -= 1;
			if (entry.users === 0) linger(name, entry);
		}
	};
}

function sum(count: (connection: Connection) => number): number {
	let total = 0;
	for (const { connection } of held.values()) total += count(connection);
	return total;
}

function closeAll(): void {
	for (const { connection, timer } of held.values()) {
		if (timer !== null) clearTimeout(timer);
		connection.close();
	}
	held.clear();
}

function linger(name: string, entry: Held): void {
	entry.timer = setTimeout(() => {
		if (held.get(name) !== entry) return;
		if (entry.connection.ledger.entries.length > 0) return linger(name, entry);
		held.delete(name);
		entry.connection.close();
	}, LINGER_MS);
}
