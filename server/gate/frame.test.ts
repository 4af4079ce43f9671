import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { any, deleted, gc, item, skip, text, update } from '../../tests/support/forgery.ts';
import { decodeFrame, deletes, InadmissibleFrame } from './frame.ts';

const MAX = 64 * 1024;
const title = { parent: [1, 0] as const, key: 'title' };

function why(bytes: Uint8Array, max = MAX): string {
	try {
		decodeFrame(bytes, max);
		return 'decoded';
	} catch (error) {
		if (error instanceof InadmissibleFrame) return error.why;
		throw error;
	}
}

describe('a frame is decoded before anything of it is applied (G5, G6)', () => {
	it('gives structs by client and deletions', () => {
		const frame = decodeFrame(update([{ client: 5, clock: 3, structs: [item(title, any('a')), gc(2)] }], [[1, 4, 2]]), MAX);
		expect([...frame.structs.keys()]).toEqual([5]);
		expect(frame.structs.get(5)!.map(({ id, length }) => [id.clock, length])).toEqual([[3, 1], [4, 2]]);
		expect(frame.deletions).toEqual([{ client: 1, clock: 4, length: 2 }]);
	});

	it('is too large beyond its limit and not at it', () => {
		const bytes = update([{ client: 5, clock: 0, structs: [item(title, any('x'.repeat(100)))] }]);
		expect(why(bytes, bytes.byteLength)).toBe('decoded');
		expect(why(bytes, bytes.byteLength - 1)).toBe('too_large');
	});

	it('is malformed at every length it may be cut to', () => {
		const bytes = update(
			[{ client: 5, clock: 0, structs: [item(title, any('一个标题', 1, { a: [true] })), item({ origin: [5, 0] }, text('x'))] }],
			[[1, 4, 2], [9, 1, 1]]
		);
		expect(why(bytes)).toBe('decoded');
		for (let length = 0; length < bytes.byteLength; length++) expect(why(bytes.subarray(0, length)), `${length} bytes`).toBe('malformed');
	});

	it('has no Skip, which would leave a gap', () => {
		expect(why(update([{ client: 5, clock: 0, structs: [item(title, any('a')), skip(2), item(title, any('b'))] }]))).toBe('skip');
	});

	it('has each client once: Yjs would apply the last section alone', () => {
		const one = { client: 5, clock: 0, structs: [item(title, any('a'))] };
		expect(why(update([one, { ...one, clock: 1 }]))).toBe('malformed');
		expect(why(update([one, one]))).toBe('malformed');
	});

	it('has no section and no struct without content', () => {
		expect(why(update([{ client: 5, clock: 0, structs: [] }]))).toBe('malformed');
		for (const nothing of [gc(0), item(title, any()), item(title, deleted(0)), item(title, text(''))]) {
			expect(why(update([{ client: 5, clock: 0, structs: [nothing] }]))).toBe('malformed');
		}
		expect(why(update([], [[1, 2, 0]]))).toBe('malformed');
	});

	it('has no number that a clock or a client can never be', () => {
		for (const client of [2 ** 32, 2 ** 52]) {
			expect(why(update([{ client, clock: 0, structs: [gc(1)] }]))).toBe('malformed');
			expect(why(update([], [[client, 0, 1]]))).toBe('malformed');
		}
		expect(why(update([{ client: 5, clock: 2 ** 41, structs: [gc(1)] }]))).toBe('malformed');
		expect(why(update([{ client: 5, clock: 0, structs: [gc(2 ** 41)] }]))).toBe('malformed');
		expect(why(update([], [[5, 2 ** 50, 2 ** 50]]))).toBe('malformed');
		const endless = Uint8Array.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]);
		expect(why(endless)).toBe('malformed');
	});

	it('has content that Yjs knows, and no UTF-8 that is none', () => {
		for (const ref of [11, 12, 31]) expect(why(update([{ client: 5, clock: 0, structs: [item(title, { ...any(1), ref })] }]))).toBe('malformed');
		const broken = item(title, { ref: 4, write: (e) => encoding.writeVarUint8Array(e, Uint8Array.from([0xc3, 0x28])) });
		expect(why(update([{ client: 5, clock: 0, structs: [broken] }]))).toBe('malformed');
	});

	it('cannot overflow the stack with nested values', () => {
		const deep = { ref: 8, write: (e: encoding.Encoder) => (encoding.writeVarUint(e, 1), encoding.writeUint8Array(e, Uint8Array.from(Array.from({ length: 60_000 }, (_, at) => (at % 2 === 0 ? 117 : 1))))) };
		expect(why(update([{ client: 5, clock: 0, structs: [item(title, deep)] }]))).toBe('malformed');
	});

	it('reads numbers that are written longer than they need to be as Yjs does', () => {
		const plain = update([{ client: 5, clock: 0, structs: [gc(1)] }]);
		const longer = Uint8Array.from([0x81, 0x00, 0x81, 0x00, 5, 0, 0, 1, 0]);
		expect({ ...decodeFrame(longer, MAX), bytes: plain }).toEqual(decodeFrame(plain, MAX));
		const doc = new Y.Doc();
		Y.applyUpdate(doc, longer);
		expect(Y.getState(doc.store, 5)).toBe(1);
	});
});

describe('deletions of a frame', () => {
	it('are sorted and merged, in whatever order and however often they are named', () => {
		const { deletions } = decodeFrame(update([], [[7, 5, 1], [5, 3, 2], [7, 0, 2], [5, 4, 4], [5, 3, 2], [5, 20, 1]]), MAX);
		expect(deletions).toEqual([
			{ client: 5, clock: 3, length: 5 },
			{ client: 5, clock: 20, length: 1 },
			{ client: 7, clock: 0, length: 2 },
			{ client: 7, clock: 5, length: 1 }
		]);
	});

	it('say of a struct whether all of it is deleted', () => {
		const frame = decodeFrame(
			update([{ client: 5, clock: 0, structs: [gc(2), gc(2), gc(2)] }, { client: 4, clock: 0, structs: [gc(1)] }], [[5, 0, 3], [5, 4, 2]]),
			MAX
		);
		expect(frame.structs.get(5)!.map((struct) => deletes(frame, struct))).toEqual([true, false, true]);
		expect(deletes(frame, frame.structs.get(4)![0]!)).toBe(false);
	});
});
