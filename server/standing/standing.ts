import type { Kysely } from 'kysely';
import type { PersonId } from '#lib/domain/ids.ts';
import type { Database } from '../storage/schema.ts';
import { readDataVersion } from '../storage/version.ts';
import { readIndex, readVersion } from './load.ts';
import type { Member, Standing, StandingIndex } from './types.ts';

export type { Member, Standing } from './types.ts';

interface Options {
	/** the read-only connection: `PRAGMA data_version` tells of every other connection's commit */
	reader: Kysely<Database>;
	/** milliseconds since the epoch */
	now?: () => number;
	pollMs?: number;
	/** what went wrong while polling, or in a listener; the last reading stays in force */
	onError?: (error: unknown) => void;
}

const NOBODY: ReadonlyMap<PersonId, Member> = new Map();

/** Reads the tables once and then follows them. */
export async function openStanding({
	reader,
	now = Date.now,
	pollMs = 500,
	onError = () => undefined
}: Options): Promise<Standing> {
	const listeners = new Set<() => void>();
	let version = await readVersion(reader);
	let index: StandingIndex = await readIndex(reader);
	let dataVersion = -1;
	let reading: Promise<void> = Promise.resolve();
	let polling = false;
	let closed = false;

	async function reread(): Promise<void> {
		if (closed) return;
		// The version is read first: a change between the two reads is read again at the next turn.
		const newest = await readVersion(reader);
		if (newest === version) return;
		const next = await readIndex(reader);
		version = newest;
		if (next.fingerprint === index.fingerprint) return;
		index = next;
		for (const listener of [...listeners]) {
			try {
				listener();
			} catch (error) {
				onError(error);
			}
		}
	}

	/** One reading after another, so that an older one never replaces a newer. */
	function refresh(): Promise<void> {
		const turn = reading.then(reread);
		reading = turn.catch(() => undefined);
		return turn;
	}

	async function poll(): Promise<void> {
		if (polling || closed) return;
		polling = true;
		try {
			const seen = await readDataVersion(reader);
			if (seen !== dataVersion) {
				await refresh();
				dataVersion = seen;
			}
		} catch (error) {
			if (!closed) onError(error);
		} finally {
			polling = false;
		}
	}

	const timer = setInterval(() => void poll(), pollMs);
	timer.unref();

	return {
		session(id) {
			const session = index.sessions.get(id);
			return session !== undefined && session.expiresAt > now() ? session : null;
		},
		membership: (person, taskForce) => index.byTaskForce.get(taskForce)?.get(person) ?? null,
		memberships: (person) =>
			[...(index.byPerson.get(person) ?? [])].map(([taskForce, member]) => ({ taskForce, ...member })),
		people: (taskForce) => index.byTaskForce.get(taskForce) ?? NOBODY,
		refresh,
		onChange(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		close() {
			closed = true;
			clearInterval(timer);
			listeners.clear();
		}
	};
}
