import { expect, it } from 'vitest';
import type { IssueDetail } from '#server/services.ts';
import { findingsOfJoined } from './side.ts';

// c was joined to b, then b to a: undoing the second takes along what had come with the first.
const MERGED: Record<string, string | null> = { a: null, b: 'a', c: 'b', d: 'a' };
const read = (id: string) => Promise.resolve({ mergedInto: MERGED[id] ?? null } as Pick<IssueDetail, 'mergedInto'>);
const holder = { id: 'a', findings: ['a', 'b', 'c', 'd'].map((first) => ({ id: `of ${first}`, firstIssue: first })) } as unknown as IssueDetail;

it('a joined issue takes along its own findings and those that had come to it', async () => {
	expect([...(await findingsOfJoined('b', holder, read))]).toEqual(['of b', 'of c']);
	expect([...(await findingsOfJoined('d', holder, read))]).toEqual(['of d']);
});

it('what cannot be read stays where it is', async () => {
	expect([...(await findingsOfJoined('b', holder, () => Promise.resolve(null)))]).toEqual(['of b']);
});
