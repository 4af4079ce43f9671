import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** Updates written by hand, byte for byte as format v1 has them: what no honest Yjs would send. */
type Write = (encoder: encoding.Encoder) => void;
export type Id = readonly [client: number, clock: number];

export interface Section {
	client: number;
	clock: number;
	structs: Write[];
}

export type Range = readonly [client: number, clock: number, length: number];

export const any =
	(...values: unknown[]): Content =>
	({ ref: 8, write: (e) => (encoding.writeVarUint(e, values.length), values.forEach((v) => encoding.writeAny(e, v as never))) });
export const deleted = (length: number): Content => ({ ref: 1, write: (e) => encoding.writeVarUint(e, length) });
export const text = (value: string): Content => ({ ref: 4, write: (e) => encoding.writeVarString(e, value) });
/** 0 array, 1 map, 2 text, 3 element (with a name), 4 fragment, 5 hook (with a name), 6 xml text */
export const type = (ref: number, name?: string): Content => ({
	ref: 7,
	write(e) {
		encoding.writeVarUint(e, ref);
		if (name !== undefined) encoding.writeVarString(e, name);
	}
});
export const format = (key: string, value: unknown): Content => ({
	ref: 6,
	write(e) {
		encoding.writeVarString(e, key);
		encoding.writeVarString(e, JSON.stringify(value));
	}
});
export const binary = (bytes: Uint8Array): Content => ({ ref: 3, write: (e) => encoding.writeVarUint8Array(e, bytes) });
export const embed = (value: unknown): Content => ({ ref: 5, write: (e) => encoding.writeVarString(e, JSON.stringify(value)) });
export const json = (...values: unknown[]): Content => ({
	ref: 2,
	write: (e) => (encoding.writeVarUint(e, values.length), values.forEach((v) => encoding.writeVarString(e, JSON.stringify(v))))
});
export const subdoc = (guid: string): Content => ({
	ref: 9,
	write(e) {
		encoding.writeVarString(e, guid);
		encoding.writeAny(e, {});
	}
});

export interface Content {
	ref: number;
	write: Write;
}

interface Where {
	origin?: Id;
	right?: Id;
	/** an item's id or a root's name */
	parent?: Id | string;
	key?: string;
}

export function item({ origin, right, parent, key }: Where, content: Content): Write {
	return (e) => {
		encoding.writeUint8(e, content.ref | (origin ? 0x80 : 0) | (right ? 0x40 : 0) | (key === undefined ? 0 : 0x20));
		if (origin) writeId(e, origin);
		if (right) writeId(e, right);
		if (!origin && !right) {
			if (typeof parent === 'string') {
				encoding.writeVarUint(e, 1);
				encoding.writeVarString(e, parent);
			} else {
				encoding.writeVarUint(e, 0);
				writeId(e, parent!);
			}
			if (key !== undefined) encoding.writeVarString(e, key);
		}
		content.write(e);
	};
}

export const gc = (length: number): Write => (e) => {
	encoding.writeUint8(e, 0);
	encoding.writeVarUint(e, length);
};
export const skip = (length: number): Write => (e) => {
	encoding.writeUint8(e, 10);
	encoding.writeVarUint(e, length);
};

export function update(sections: Section[], deletions: Range[] = []): Uint8Array {
	const e = encoding.createEncoder();
	encoding.writeVarUint(e, sections.length);
	for (const { client, clock, structs } of sections) {
		encoding.writeVarUint(e, structs.length);
		encoding.writeVarUint(e, client);
		encoding.writeVarUint(e, clock);
		for (const write of structs) write(e);
	}
	encoding.writeVarUint(e, deletions.length);
	for (const [client, clock, length] of deletions) {
		encoding.writeVarUint(e, client);
		encoding.writeVarUint(e, 1);
		encoding.writeVarUint(e, clock);
		encoding.writeVarUint(e, length);
	}
	return encoding.toUint8Array(e);
}

/** What a document sends after a change that somebody makes to it. */
export function changeOf(doc: Y.Doc, change: () => void): Uint8Array {
	const before = Y.encodeStateVector(doc);
	const updates: Uint8Array[] = [];
	const keep = (bytes: Uint8Array) => updates.push(bytes);
	doc.on('update', keep);
	doc.transact(change);
	doc.off('update', keep);
	return updates[0] ?? Y.encodeStateAsUpdate(doc, before);
}

/** A copy that goes on under a client id of its own. */
export function copyOf(doc: Y.Doc, client?: number): Y.Doc {
	const copy = new Y.Doc();
	if (client !== undefined) copy.clientID = client;
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	return copy;
}

/** Whether a text, as UTF-8, is anywhere in these bytes. */
export function holds(bytes: Uint8Array, needle: string): boolean {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(needle);
}

function writeId(e: encoding.Encoder, [client, clock]: Id): void {
	encoding.writeVarUint(e, client);
	encoding.writeVarUint(e, clock);
}
