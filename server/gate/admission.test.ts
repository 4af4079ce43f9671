import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { PersonId } from '#lib/domain/ids.ts';
import { any, deleted, gc, item, type Section, update } from '../../tests/support/forgery.ts';
import { admit, type ClientOwners } from './admission.ts';
import { decodeFrame, InadmissibleFrame, onlyNew } from './frame.ts';

const ME = 'm1' as PersonId;

/** A document in which client 9 of another person has written two values, client 5 of mine three. */
function documentOf(): Y.Doc {
	const doc = new Y.Doc({ gc: true });
	const map = { parent: 'root', key: 'map' } as const;
	Y.applyUpdate(doc, update([{ client: 9, clock: 0, structs: [item(map, { ref: 7, write: (e) => (e.cbuf[e.cpos++] = 1) })] }]));
	Y.applyUpdate(doc, update([{ client: 9, clock: 1, structs: [item({ parent: [9, 0], key: 'a' }, any('theirs'))] }]));
	const own = [item({ parent: [9, 0], key: 'b' }, any(1)), item({ origin: [5, 0] }, any(2)), item({ parent: [9, 0], key: 'c' }, any(3))];
	Y.applyUpdate(doc, update([{ client: 5, clock: 0, structs: own }], [[5, 0, 1]]));
	return doc;
}

const OWNERS: Record<number, PersonId | null> = { 1: null, 5: ME, 8: ME, 9: 'm2' as PersonId };
/** 8 is mine by awareness, and no row says so yet. */
const owners: ClientOwners = { ownerOf: (client) => OWNERS[client], isKept: (client) => client in OWNERS && client !== 8 };

function why(sections: Section[], deletions: [number, number, number][] = [], doc = documentOf()): string {
	try {
		admit(onlyNew(decodeFrame(update(sections, deletions), 2 ** 20), doc), doc, owners, ME);
		return 'admitted';
	} catch (error) {
		if (error instanceof InadmissibleFrame) return error.why;
		throw error;
	}
}

const value = item({ parent: [9, 0], key: 'b' }, any('x'));

describe('admission (G5)', () => {
	it('takes what follows, from a known client of mine and from a new one', () => {
		expect(why([{ client: 5, clock: 3, structs: [value] }])).toBe('admitted');
		const { newClients, fresh } = admit(decodeFrame(update([{ client: 6, clock: 0, structs: [value] }]), 999), documentOf(), owners, ME);
		expect(newClients).toEqual([6]);
		expect(admit(decodeFrame(update([{ client: 8, clock: 0, structs: [value] }]), 999), documentOf(), owners, ME).newClients).toEqual([8]);
		expect(fresh).toHaveLength(1);
	});

	it('takes no gap: what is behind it would stay pending and come alive under another origin', () => {
		expect(why([{ client: 5, clock: 4, structs: [value] }])).toBe('gap');
		expect(why([{ client: 6, clock: 1, structs: [value] }])).toBe('gap');
	});

	it('takes no reference to what nobody has', () => {
		for (const where of [{ origin: [9, 2] }, { origin: [77, 0] }, { right: [9, 2] }, { parent: [9, 2], key: 'b' }] as const) {
			expect(why([{ client: 6, clock: 0, structs: [item(where, any('x'))] }])).toBe('missing_reference');
		}
	});

	it('takes no reference of a client to its own future, at which Yjs itself would throw', () => {
		for (const where of [{ origin: [6, 1] }, { origin: [6, 0] }, { right: [6, 1] }, { parent: [6, 1], key: 'b' }] as const) {
			expect(why([{ client: 6, clock: 0, structs: [item(where, any('x')), value] }])).toBe('missing_reference');
		}
	});

	it('takes no two clients that wait for each other', () => {
		const waits = (client: number, other: number): Section => ({ client, clock: 0, structs: [item({ origin: [other, 0] }, any('x'))] });
		expect(why([waits(6, 7), waits(7, 6)])).toBe('missing_reference');
	});

	it('orders what refers to each other as it can be integrated, whatever order it is sent in', () => {
		const frame = decodeFrame(
			update([
				{ client: 7, clock: 0, structs: [item({ origin: [6, 1] }, any('c'))] },
				{ client: 6, clock: 0, structs: [value, item({ origin: [5, 3] }, any('b'))] },
				{ client: 5, clock: 3, structs: [item({ origin: [6, 0] }, any('a'))] }
			]),
			999
		);
		const { fresh } = admit(frame, documentOf(), owners, ME);
		expect(fresh.map(({ id }) => `${id.client}:${id.clock}`)).toEqual(['6:0', '5:3', '6:1', '7:0']);
	});

	it('takes no deletion of what is still to come', () => {
		expect(why([], [[9, 2, 1]])).toBe('future_deletion');
		expect(why([], [[9, 1, 2]])).toBe('future_deletion');
		expect(why([], [[77, 0, 1]])).toBe('future_deletion');
		expect(why([{ client: 5, clock: 3, structs: [value] }], [[5, 3, 2]])).toBe('future_deletion');
		expect(why([{ client: 5, clock: 3, structs: [value] }], [[5, 3, 1]])).toBe('admitted');
	});

	it("takes nothing new under another person's client id, nor under the server's", () => {
		expect(why([{ client: 9, clock: 2, structs: [value] }])).toBe('foreign_client');
		expect(why([{ client: 1, clock: 0, structs: [value] }])).toBe('foreign_client');
		expect(why([{ client: 9, clock: 2, structs: [gc(1)] }])).toBe('foreign_gc');
		expect(why([{ client: 9, clock: 1, structs: [value, gc(5)] }])).toBe('foreign_gc');
	});

	it("passes over what it knows of others: a sync step 2 may hold everybody's", () => {
		expect(why([{ client: 9, clock: 1, structs: [item({ parent: [9, 0], key: 'a' }, any('something else'))] }], [[9, 0, 2]])).toBe('admitted');
	});

	it("takes a GC or deleted content on one's own next clocks: an offline paragraph, written and deleted, sends it", () => {
		expect(why([{ client: 5, clock: 3, structs: [gc(3)] }])).toBe('admitted');
		expect(why([{ client: 6, clock: 0, structs: [item({ parent: [9, 0], key: 'b' }, deleted(2)), gc(1)] }])).toBe('admitted');
	});

	it('takes no more new client ids than anybody can have', () => {
		const many = (count: number) => Array.from({ length: count }, (_, at): Section => ({ client: 100 + at, clock: 0, structs: [value] }));
		expect(why(many(256))).toBe('admitted');
		expect(why(many(257))).toBe('too_many_clients');
	});
});

describe('what a frame repeats (G3, G5)', () => {
	const structsOf = (sections: Section[]) => [...onlyNew(decodeFrame(update(sections), 2 ** 20), documentOf()).structs.values()].flat();

	it('is left out before Yjs sees it, whatever it refers to: it would stay pending, or throw', () => {
		for (const where of [{ origin: [77, 7] }, { origin: [5, 99] }, { right: [5, 2] }, { parent: [9, 55], key: 'b' }] as const) {
			expect(why([{ client: 5, clock: 2, structs: [item(where, any('x'))] }])).toBe('admitted');
			expect(structsOf([{ client: 5, clock: 2, structs: [item(where, any('x'))] }])).toEqual([]);
		}
	});

	it('goes on behind its known part, where Yjs would put it, and not where it says', () => {
		for (const where of [{ parent: [9, 0], key: 'a' }, { origin: [9, 1] }, { origin: [77, 1] }] as const) {
			const [rest] = structsOf([{ client: 5, clock: 2, structs: [item(where, deleted(3))] }]);
			expect(rest).toMatchObject({ id: { client: 5, clock: 3 }, length: 2, origin: { client: 5, clock: 2 }, parent: null });
		}
	});

	it('leaves a GC of what is new of it', () => {
		expect(structsOf([{ client: 5, clock: 1, structs: [gc(4)] }])).toMatchObject([{ id: { client: 5, clock: 3 }, length: 2 }]);
	});
});
