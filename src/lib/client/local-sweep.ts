import { parseKept } from './kept-edit.ts';
import { BESIDE, databaseNames, deleteDatabase, openDatabase, resultOf, SEEN } from './local-database.ts';
import { type Owner, owner } from './owner.ts';

/** A copy that nobody has opened for so long helps nobody to work without a connection. */
const OLD_MS = 7 * 86_400_000;

interface Found {
	name: string;
	/** edits that wait to be sent */
	waiting: number;
	/** the same, and those whose author has not read yet what became of them: it is not deleted */
	holds: number;
	/** when it was last opened, ms */
	seen: number;
}

/** Deletes copies that were not opened for a week, whoever's they are. What holds an edit stays, however old. */
export async function sweepCopies(now = Date.now()): Promise<void> {
	for (const { name, holds, seen } of await copies(null)) if (holds === 0 && now - seen > OLD_MS) await deleteDatabase(name);
}

/** Edits of whoever is signed in that wait on this device, of whatever page. */
export async function waitingCopies(): Promise<number> {
	const mine = owner();
	return mine === null ? 0 : (await copies(mine)).reduce((sum, { waiting }) => sum + waiting, 0);
}

/** Who has signed out leaves nothing on this device but what would be lost. */
export async function leaveDevice(mine: Owner): Promise<void> {
	for (const { name, holds } of await copies(mine)) if (holds === 0) await deleteDatabase(name);
}

async function copies(of: Owner | null): Promise<Found[]> {
	const found: Found[] = [];
	for (const name of await databaseNames(of)) {
		const copy = await look(name).catch(() => null);
		if (copy !== null) found.push(copy);
	}
	return found;
}

async function look(name: string): Promise<Found | null> {
	const database = await openDatabase(name);
	if (database === null) return null;
	try {
		const beside = database.transaction(BESIDE, 'readwrite').objectStore(BESIDE);
		const [rows, seen] = await Promise.all([resultOf<unknown[]>(beside.getAll()), resultOf<unknown>(beside.get(SEEN))]);
		const edits = parseKept(rows);
		const found = { name, waiting: edits.filter(({ state }) => state === 'waiting').length, holds: edits.length };
		if (typeof seen === 'number') return { ...found, seen };
		// Somebody may be making it at this very moment: its time begins now.
		const now = Date.now();
		await resultOf(beside.put(now, SEEN));
		return { ...found, seen: now };
	} finally {
		database.close();
	}
}
