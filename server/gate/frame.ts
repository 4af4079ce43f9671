import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { stateOf } from './lookup.ts';

/** What a frame that fails admission is answered with. */
export type Inadmissible =
	| 'too_large'
	| 'malformed'
	| 'skip'
	| 'gap'
	| 'missing_reference'
	| 'future_deletion'
	| 'foreign_client'
	| 'too_many_clients'
	| 'foreign_gc'
	| 'wrong_parent'
	| 'wrong_order'
	| 'unknown_field'
	| 'bad_value'
	| 'bad_content'
	| 'too_many_values';

export class InadmissibleFrame extends Error {
	readonly why: Inadmissible;
	constructor(why: Inadmissible) {
		super(why);
		this.name = 'InadmissibleFrame';
		this.why = why;
	}
}

export type Struct = Y.Item | Y.GC;

export interface Deletion {
	client: number;
	clock: number;
	length: number;
}

export interface Frame {
	bytes: Uint8Array;
	/** by client, each run in ascending clock order without holes */
	structs: Map<number, Struct[]>;
	/** by client in ascending clock order, none touching another */
	deletions: Deletion[];
}

const MAX_CLIENT = 0xffff_ffff;
// A clock beyond this could never be reached by typing; it keeps every sum of clock and length exact.
const MAX_CLOCK = 2 ** 40;

/**
 * Decodes an update (format v1) before anything of it is applied: `applyUpdate` is not atomic, a truncated
 * update can throw after part of it is integrated.
 * @throws InadmissibleFrame too_large, malformed, skip
 */
export function decodeFrame(bytes: Uint8Array, maxBytes: number): Frame {
	if (bytes.byteLength > maxBytes) throw new InadmissibleFrame('too_large');
	const { structs, ds } = decode(bytes);
	const runs = new Map<number, Struct[]>();
	for (const struct of structs) {
		if (!(struct instanceof Y.Item) && !(struct instanceof Y.GC)) throw new InadmissibleFrame('skip');
		append(runs, struct);
	}
	// Where a client has two runs, Yjs would apply the last alone: what is judged must be what is applied.
	if (sections(bytes) !== runs.size) throw new InadmissibleFrame('malformed');
	const deletions: Deletion[] = [];
	for (const [client, items] of ds.clients) {
		for (const { clock, len } of items) {
			if (!isId(client, clock) || !isCount(len)) throw new InadmissibleFrame('malformed');
			deletions.push({ client, clock, length: len });
		}
	}
	return { bytes, structs: runs, deletions: merged(deletions) };
}

/**
 * The frame without the structs that a document has already. Yjs looks at those too when it applies an update: one
 * with a reference to nothing would stay pending or throw, one known in part would go on where its known part is
 * not. Honest clients send both, after a reconnection that was quicker than the answers.
 */
export function onlyNew(frame: Frame, doc: Y.Doc): Frame {
	const known = new Map<number, number>();
	for (const [client, [first]] of frame.structs) {
		const clock = stateOf(doc, client);
		if (first!.id.clock < clock) known.set(client, clock);
	}
	if (known.size === 0) return frame;
	return decodeFrame(Y.diffUpdate(frame.bytes, Y.encodeStateVector(known)), Infinity);
}

/** Sorted and without overlaps, so that nothing is looked at twice however often a frame names it. */
function merged(deletions: Deletion[]): Deletion[] {
	deletions.sort((a, b) => a.client - b.client || a.clock - b.clock);
	const kept: Deletion[] = [];
	for (const next of deletions) {
		const last = kept.at(-1);
		if (last?.client === next.client && last.clock + last.length >= next.clock) {
			last.length = Math.max(last.length, next.clock + next.length - last.clock);
		} else kept.push(next);
	}
	return kept;
}

/** Whether the frame itself deletes all of one of its structs. */
export function deletes({ deletions }: Frame, { id, length }: Struct): boolean {
	let low = 0;
	let high = deletions.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const { client, clock } = deletions[middle]!;
		if (client < id.client || (client === id.client && clock <= id.clock)) low = middle + 1;
		else high = middle;
	}
	const range = deletions[low - 1];
	return range?.client === id.client && id.clock + length <= range.clock + range.length;
}

function decode(bytes: Uint8Array): ReturnType<typeof Y.decodeUpdate> {
	try {
		return Y.decodeUpdate(bytes);
	} catch {
		throw new InadmissibleFrame('malformed');
	}
}

function append(runs: Map<number, Struct[]>, struct: Struct): void {
	const { client, clock } = struct.id;
	if (!isId(client, clock) || !isCount(struct.length)) throw new InadmissibleFrame('malformed');
	const run = runs.get(client);
	if (run === undefined) {
		runs.set(client, [struct]);
		return;
	}
	const last = run[run.length - 1]!;
	if (last.id.clock + last.length !== clock) throw new InadmissibleFrame('malformed');
	run.push(struct);
}

function sections(bytes: Uint8Array): number {
	return decoding.readVarUint(decoding.createDecoder(bytes));
}

function isId(client: number, clock: number): boolean {
	return Number.isSafeInteger(client) && client >= 0 && client <= MAX_CLIENT && clock >= 0 && clock <= MAX_CLOCK;
}

function isCount(length: number): boolean {
	return Number.isSafeInteger(length) && length >= 1 && length <= MAX_CLOCK;
}
