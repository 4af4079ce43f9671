import { expect, it } from 'vitest';
import * as Y from 'yjs';
import type { PersonId } from '#lib/domain/ids.ts';
import { Dice } from '../../tests/support/dice.ts';
import { figure, seed } from '../../tests/support/figures.ts';
import { any, type Content, deleted, format, gc, type Id, item, type Range, type Section, text, type, update } from '../../tests/support/forgery.ts';
import { admit } from './admission.ts';
import { decodeFrame, InadmissibleFrame, onlyNew } from './frame.ts';
import { checkPageFrame } from './page-frame.ts';

const FRAMES = figure(300_000, 5_000);
const ME = 'm1' as PersonId;
const SKELETON = update([
	{
		client: 9,
		clock: 0,
		structs: [
			item({ parent: 'default' }, type(3, 'paragraph')),
			item({ parent: [9, 0] }, type(6)),
			item({ parent: [9, 1] }, text('原来的话')),
			item({ origin: [9, 0] }, type(3, 'heading'))
		]
	}
]);
/** Seeds that once failed. */
const PINNED: number[] = [40283604, 24536003];

it.each([...PINNED, seed('G5 forged page frames')])(
	`G5: of ${FRAMES} forged page frames none breaks the document or makes replicas differ (seed %i)`,
	(from) => {
		const dice = new Dice(from);
		let taken = 0;
		for (let done = 0; done < FRAMES; done += 100) {
			const doc = new Y.Doc();
			Y.applyUpdate(doc, SKELETON);
			const follower = new Y.Doc();
			Y.applyUpdate(follower, SKELETON);
			doc.on('update', (bytes: Uint8Array) => Y.applyUpdate(follower, bytes, doc));
			// Yjs lets every replica remove marks that change nothing, and tell the others.
			follower.on('update', (bytes: Uint8Array, from: unknown) => from !== doc && Y.applyUpdate(doc, bytes));
			for (let frame = 0; frame < 100; frame++) {
				try {
					const read = onlyNew(decodeFrame(forged(dice, doc), 64 * 1024), doc);
					const admitted = admit(read, doc, { ownerOf: (client) => (client === 9 ? ('m2' as PersonId) : ME), isKept: () => true }, ME);
					checkPageFrame(admitted, read, doc);
					Y.applyUpdate(doc, read.bytes);
					taken++;
				} catch (error) {
					if (!(error instanceof InadmissibleFrame)) throw error;
				}
			}
			expect(doc.store.pendingStructs ?? doc.store.pendingDs).toBeNull();
			expect([...doc.share.keys()].filter((root) => root !== 'default')).toEqual([]);
			expect(Y.equalSnapshots(Y.snapshot(follower), Y.snapshot(doc))).toBe(true);
			expect(follower.getXmlFragment('default').toString()).toBe(doc.getXmlFragment('default').toString());
		}
		expect(taken).toBeGreaterThan(FRAMES / 20);
	},
	figure(3_600_000, 60_000)
);

function forged(dice: Dice, doc: Y.Doc): Uint8Array {
	const sections: Section[] = [];
	for (const client of new Set([dice.pick([500, 40, 900, 9]), dice.pick([500, 40])])) {
		const known = Y.getState(doc.store, client);
		const clock = dice.chance(0.85) ? known : Math.max(0, known + dice.below(6) - 4);
		sections.push({ client, clock, structs: Array.from({ length: 1 + dice.below(4) }, () => struct(dice, doc, [client, clock])) });
	}
	const deletions: Range[] = [];
	if (dice.chance(0.3)) deletions.push([...someId(dice, doc, [500, 0]), 1 + dice.below(4)]);
	return update(sections, deletions);
}

function struct(dice: Dice, doc: Y.Doc, next: Id) {
	if (dice.chance(0.05)) return gc(1 + dice.below(3));
	if (dice.chance(0.7)) return lawful(dice, doc);
	const where = dice.below(10);
	const key = dice.chance(0.15) ? { key: dice.pick(['level', 'start', 'onclick', 'checked']) } : {};
	if (where < 2) return item({ parent: dice.chance(0.95) ? 'default' : 'other', ...key }, content(dice));
	if (where < 6) return item({ parent: someId(dice, doc, next), ...key }, content(dice));
	if (where < 8) return item({ origin: someId(dice, doc, next) }, content(dice));
	return item({ right: someId(dice, doc, next), ...(dice.chance(0.6) ? { origin: someId(dice, doc, next) } : {}) }, content(dice));
}

/** What an editor might write, except that it may sit between any two neighbours of one kind. */
function lawful(dice: Dice, doc: Y.Doc) {
	const items = [...doc.store.clients.values()].flat().filter((one) => one instanceof Y.Item && one.content instanceof Y.ContentString) as Y.Item[];
	const inText = dice.chance(0.7) && items.length > 0;
	if (!inText) return item({ parent: 'default' }, type(3, dice.pick(['paragraph', 'heading'])));
	const [left, right] = [dice.pick(items), dice.pick(items)];
	const at = (one: Y.Item): Id => [one.id.client, one.id.clock + dice.below(one.length)];
	const words = dice.pick([text('字'.repeat(1 + dice.below(4))), format('bold', dice.chance(0.5) ? {} : null), deleted(2)]);
	const neighbours = dice.below(3);
	return item({ ...(neighbours < 2 ? { origin: at(left) } : {}), ...(neighbours > 0 ? { right: at(right) } : {}) }, words);
}

function content(dice: Dice): Content {
	return dice.pick([
		type(3, 'paragraph'),
		type(3, 'heading'),
		type(3, dice.pick(['bulletList', 'listItem', 'taskList', 'taskItem', 'hardBreak'])),
		type(6),
		text('字'.repeat(1 + dice.below(4))),
		format('bold', dice.chance(0.5) ? {} : null),
		any(2),
		any(1, 2, 3),
		deleted(1 + dice.below(3)),
		type(1)
	]);
}

function someId(dice: Dice, doc: Y.Doc, [client, clock]: Id): Id {
	const clients = [...doc.store.clients.keys()];
	if (clients.length === 0 || dice.chance(0.3)) return [client, Math.max(0, clock + dice.below(5) - 2)];
	const other = dice.pick(clients);
	return [other, dice.below(Y.getState(doc.store, other) + 1)];
}
