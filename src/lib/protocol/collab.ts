/**
 * Message types of `/collab/<document name>`: those of y-websocket, and two of our own which are only
 * sent to a client that asked with `?ext=1` (the stock provider logs an error for a type it does not know).
 */
export const MESSAGE = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, saved: 100, refused: 101 } as const;
/** Within `sync`. */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/*
 * saved (100):   varUint8Array state vector that is on disk · varUint number of this connection's update
 *                frames (sync step 2 included) that are on disk or were answered
 * refused (101): varString field · varString reason · varString issue · varUint which update frame of this connection
 *                it was; field and issue are empty where the whole frame was dropped
 *
 * With `?as=<person id>` a connection is closed with 4401 unless the session is that person's: an open page never sends
 * one person's edits in the name of whoever has signed in on the same machine since.
 */

/** Bytes of one update frame, and of a sync step 2 (DESIGN.md, the gate). */
export const MAX_UPDATE_BYTES = 64 * 1024;
export const MAX_STEP2_BYTES = 4 * 1024 * 1024;
export const MAX_AWARENESS_BYTES = 4 * 1024;

export type DocumentName =
	| { kind: 'board'; taskForce: string; date: string }
	| { kind: 'issue'; issue: string }
	| { kind: 'minutes'; taskForce: string; date: string }
	| { kind: 'letter'; letter: string };

const SLUG = '[a-z0-9][a-z0-9-]{0,59}';
const DATE = '\\d{4}-\\d{2}-\\d{2}';
const ID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const DAILY = new RegExp(`^(board|minutes)/(${SLUG})/(${DATE})$`);
const PAGE = new RegExp(`^(issue|letter)/(${ID})$`);

/** @returns null for a name that no document can have */
export function parseDocumentName(name: string): DocumentName | null {
	const daily = DAILY.exec(name);
	if (daily) return { kind: daily[1] as 'board' | 'minutes', taskForce: daily[2]!, date: daily[3]! };
	const page = PAGE.exec(name);
	if (page?.[1] === 'issue') return { kind: 'issue', issue: page[2]! };
	if (page?.[1] === 'letter') return { kind: 'letter', letter: page[2]! };
	return null;
}

export function boardName(taskForce: string, date: string): string {
	return `board/${taskForce}/${date}`;
}

export function pageName(issue: string): string {
	return `issue/${issue}`;
}
