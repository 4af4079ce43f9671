import * as Y from 'yjs';
import type { PersonId } from '#lib/domain/ids.ts';
import { type Frame, InadmissibleFrame, type Struct } from './frame.ts';
import { stateOf, structAt } from './lookup.ts';

/** To whom the client ids of a document belong; `null` is the server itself. */
export interface ClientOwners {
	ownerOf(client: number): PersonId | null | undefined;
	/** whether that is on disk, and so still known after a restart */
	isKept(client: number): boolean;
}

export interface Admitted {
	/** structs the document does not have yet, in an order in which each finds what it refers to */
	fresh: Struct[];
	/** client ids of this person that no row tells of yet */
	newClients: number[];
}

// A person who was offline over many page loads comes back with one id each; more than this nobody has.
const MAX_NEW_CLIENTS = 256;

/**
 * Admission rules that hold for every kind of document (DESIGN.md, the gate, 2): nothing can stay pending, no
 * deletion of what is still to come, no struct under somebody else's client id, GC only on one's own clocks.
 * @param frame without what the document has, as `onlyNew` leaves it
 * @throws InadmissibleFrame
 */
export function admit(frame: Frame, doc: Y.Doc, owners: ClientOwners, person: PersonId): Admitted {
	const newClients: number[] = [];
	const runs: Struct[][] = [];
	for (const [client, run] of frame.structs) {
		const known = stateOf(doc, client);
		const last = run[run.length - 1]!;
		if (last.id.clock + last.length <= known) continue;
		if (run[0]!.id.clock !== known) throw new InadmissibleFrame('gap');
		const owner = owners.ownerOf(client);
		if (!owners.isKept(client)) newClients.push(client);
		if (owner !== undefined && owner !== person) {
			throw new InadmissibleFrame(run.some((struct) => struct instanceof Y.GC) ? 'foreign_gc' : 'foreign_client');
		}
		runs.push(run);
	}
	if (newClients.length > MAX_NEW_CLIENTS) throw new InadmissibleFrame('too_many_clients');
	const reached = new Map<number, number>();
	const fresh = inOrder(runs, doc, reached);
	for (const { client, clock, length } of frame.deletions) {
		if (clock + length > (reached.get(client) ?? stateOf(doc, client))) throw new InadmissibleFrame('future_deletion');
	}
	return { fresh, newClients };
}

/** Walks the runs as Yjs will integrate them; what would be left over refers to something nobody has. */
function inOrder(runs: Struct[][], doc: Y.Doc, reached: Map<number, number>): Struct[] {
	const ordered: Struct[] = [];
	const next = runs.map(() => 0);
	const has = (id: Y.ID | null) => id === null || id.clock < (reached.get(id.client) ?? stateOf(doc, id.client));
	let progress = true;
	while (progress) {
		progress = false;
		runs.forEach((run, index) => {
			for (let struct = run[next[index]!]; struct !== undefined && ready(struct, has); struct = run[next[index]!]) {
				ordered.push(struct);
				reached.set(struct.id.client, struct.id.clock + struct.length);
				next[index]!++;
				progress = true;
			}
		});
	}
	if (runs.some((run, index) => next[index]! < run.length)) throw new InadmissibleFrame('missing_reference');
	return ordered;
}

function ready(struct: Struct, has: (id: Y.ID | null) => boolean): boolean {
	if (struct instanceof Y.GC) return true;
	const parent: unknown = struct.parent;
	return has(struct.origin) && has(struct.rightOrigin) && (!(parent instanceof Y.ID) || has(parent));
}

/** Looks a reference up among the frame's own structs first, then in the document. */
export function resolver(fresh: Iterable<Struct>, doc: Y.Doc): (id: Y.ID) => Struct | null {
	const byClient = new Map<number, Struct[]>();
	for (const struct of fresh) {
		const run = byClient.get(struct.id.client);
		if (run) run.push(struct);
		else byClient.set(struct.id.client, [struct]);
	}
	return ({ client, clock }) => {
		const run = byClient.get(client);
		const first = run?.[0];
		if (run === undefined || first === undefined || clock < first.id.clock) return structAt(doc, client, clock);
		return run[Y.findIndexSS(run, clock)] as Struct;
	};
}
