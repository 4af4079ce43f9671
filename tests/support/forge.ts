import * as Y from 'yjs';
import type { Dice } from './dice.ts';
import { any, binary, type Content, deleted, format, gc, type Id, item, json, type Range, type Section, skip, subdoc, text, type, update } from './forgery.ts';

/** What a forger knows of a board. */
export interface Target {
	doc: Y.Doc;
	issues: string[];
	mapId(issue: string): Id;
	valueId(issue: string, key: string): Id;
	/** client ids to write under: own ones, and with luck others' */
	clients: number[];
}

const KEYS = [
	'title', 'category', 'place', 'lane', 'department', 'due', 'rank', 'campaign', 'listed', 'instruction', 'number',
	'status', 'findingCount', 'photo', 'openedAt', 'closedAt', 'letter', 'repeat', 'age', 'owner:owner1', 'tag:重点'
];

/** A frame as nobody's Yjs would send it: right in most of its parts, wrong in some. */
export function forgedFrame(random: Dice, target: Target, canary: string): Uint8Array {
	const sections: Section[] = [];
	const deletions: Range[] = [];
	const clients = new Set(Array.from({ length: 1 + random.below(3) }, () => random.pick(target.clients)));
	for (const client of random.chance(0.85) ? clients : []) {
		const known = Y.getState(target.doc.store, client);
		const clock = random.chance(0.8) ? known : Math.max(0, known + random.below(7) - 4);
		const structs = Array.from({ length: 1 + random.below(4) }, (_, at) => struct(random, target, canary, [client, clock + at]));
		sections.push({ client, clock, structs });
	}
	for (let left = random.chance(0.5) ? random.below(4) : 0; left > 0; left--) {
		const client = random.chance(0.5) ? random.pick(target.clients) : random.pick([...target.doc.store.clients.keys()]);
		deletions.push([client, random.below(Y.getState(target.doc.store, client) + 3), 1 + random.below(4)]);
	}
	return update(sections, deletions);
}

function struct(random: Dice, target: Target, canary: string, [client, clock]: Id) {
	if (random.chance(0.06)) return gc(1 + random.below(3));
	if (random.chance(0.01)) return skip(1 + random.below(3));
	const key = random.pick([...KEYS, `tag:${canary}`, `owner:${canary}`, 'nothing', '__proto__']);
	const issue = random.pick(target.issues);
	const content = contentFor(random, key, canary);
	const someId = (): Id => {
		const other = random.pick([...target.doc.store.clients.keys()]);
		return [other, random.below(Y.getState(target.doc.store, other) + 2)];
	};
	const where = random.below(20);
	if (where < 7) return item({ parent: target.mapId(issue), key }, content);
	if (where < 13 && KEYS.includes(key)) return item({ origin: target.valueId(issue, key) }, content);
	if (where < 15 && clock > 0) return item({ origin: [client, clock - 1] }, content);
	if (where < 16) return item({ origin: someId() }, content);
	if (where < 17) return item({ right: someId(), ...(random.chance(0.5) ? { origin: someId() } : {}) }, content);
	if (where < 18) return item({ parent: random.pick(['issues', 'x', '__proto__']), key: random.pick(['one', key]) }, content);
	if (where < 19) return item({ parent: someId(), ...(random.chance(0.7) ? { key } : {}) }, content);
	return item({ parent: target.mapId(issue), key }, random.pick([text(canary), binary(Uint8Array.of(1)), json(canary), format('a', canary), type(1), subdoc('x')]));
}

function contentFor(random: Dice, key: string, canary: string): Content {
	if (random.chance(0.1)) return deleted(1 + random.below(3));
	if (random.chance(0.1)) return any(random.pick([canary, 1, true, null, { canary }]));
	if (key.includes(':') || key === 'listed' || key === 'repeat') return any(random.chance(0.5));
	if (key === 'due' || key.endsWith('At')) return any(`2026-${String(1 + random.below(12)).padStart(2, '0')}-01T00:00:00.000Z`);
	if (key === 'number' || key === 'age' || key === 'findingCount') return any(random.below(1000));
	if (random.chance(0.1)) return any(canary, canary);
	return any(random.chance(0.15) ? null : `${canary} ${random.below(10)}`);
}
