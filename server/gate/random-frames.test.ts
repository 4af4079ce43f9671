import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { issuesOf } from '#lib/document/board.ts';
import type { Role } from '#lib/domain/roles.ts';
import { STATUSES } from '#lib/domain/statuses.ts';
import { BoardDoc } from '../../tests/support/board-doc.ts';
import { Dice } from '../../tests/support/dice.ts';
import { figure, seed } from '../../tests/support/figures.ts';
import { forgedFrame, type Target } from '../../tests/support/forge.ts';
import { holds } from '../../tests/support/forgery.ts';

import { InadmissibleFrame } from './frame.ts';

const FRAMES = figure(1_000_000, 5_000);
const ROLES: Role[] = ['member', 'supervisor', 'leader'];
/** Seeds that once failed. */
const PINNED: number[] = [];

it.each([...PINNED, seed('G4/G5 forged frames')])(
	`G4, G5: of ${FRAMES} forged frames none leaves what policy refuses, breaks the document or makes replicas differ (seed %i)`,
	(from) => {
		const random = new Dice(from);
		const admitted = { yes: 0, no: 0 };
		for (let done = 0; done < FRAMES; done += 50) {
			const board = new BoardDoc({
				one: { status: random.pick(STATUSES) },
				two: { number: 2, status: random.pick(STATUSES), tags: [] },
				three: { number: 3 }
			});
			const follower = new Y.Doc();
			Y.applyUpdate(follower, Y.encodeStateAsUpdate(board.doc));
			board.doc.on('update', (bytes: Uint8Array) => Y.applyUpdate(follower, bytes));
			const mine = [500, 900, 40];
			for (let frame = 0; frame < 50; frame++) {
				const role = random.pick(ROLES);
				const canary = `canary-${frame}`;
				const person = random.pick(['m1', 'm2']);
				const target: Target = {
					doc: board.doc,
					issues: ['one', 'two', 'three'],
					mapId: (issue) => board.mapId(issue),
					valueId: (issue, key) => (issuesOf(board.doc).get(issue)!._map.has(key) ? board.valueId(issue, key) : board.mapId(issue)),
					clients: [...mine, ...mine, 1, person === 'm1' ? 501 : 502]
				};
				const edits = board.edits.length;
				const before = issuesOf(board.doc).toJSON() as Record<string, Record<string, unknown>>;
				const sent = board.sent.length;
				try {
					board.take(forgedFrame(random, target, canary), role, person);
					admitted.yes++;
				} catch (error) {
					if (!(error instanceof InadmissibleFrame)) throw error;
					admitted.no++;
					expect(board.sent.length, 'a frame that fails is dropped whole').toBe(sent);
				}
				for (const { issue, key, from: was, to } of board.edits.slice(edits)) {
					expect(before[issue]![key]).toEqual(was);
					before[issue]![key] = to;
				}
				expectOnlyEmptyKeysBeside(issuesOf(board.doc).toJSON(), before);
				const allowed = board.edits.slice(edits).some(({ key, to }) => `${key} ${String(to)}`.includes(canary));
				if (!allowed) expect(board.sent.slice(sent).some((bytes) => holds(bytes, canary))).toBe(false);
			}
			expect(board.doc.store.pendingStructs ?? board.doc.store.pendingDs).toBeNull();
			expect(Y.encodeStateVector(follower)).toEqual(Y.encodeStateVector(board.doc));
			expect(Y.equalSnapshots(Y.snapshot(follower), Y.snapshot(board.doc))).toBe(true);
			expect(issuesOf(follower).toJSON()).toEqual(issuesOf(board.doc).toJSON());
		}
		expect(admitted.yes).toBeGreaterThan(FRAMES / 20);
		expect(admitted.no).toBeGreaterThan(FRAMES / 20);
	},
	figure(3_600_000, 60_000)
);

/** A refused member of a set stays behind as a key that says no. */
function expectOnlyEmptyKeysBeside(now: Record<string, Record<string, unknown>>, expected: typeof now): void {
	for (const [issue, fields] of Object.entries(now)) {
		for (const [key, value] of Object.entries(fields)) {
			if (!(key in expected[issue]!) && value === false) delete fields[key];
		}
	}
	expect(now).toEqual(expected);
}
