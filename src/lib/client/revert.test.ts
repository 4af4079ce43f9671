import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createIssueMap, issuesOf, readEntries, readIssue } from '#lib/document/board.ts';
import type { FieldKey, FieldValue } from '#lib/domain/fields.ts';
import { refuseEdit } from '#lib/domain/policy.ts';
import type { Role } from '#lib/domain/roles.ts';
import { revert } from './revert.ts';
import type { Edit } from './save-ledger.svelte.ts';

/** A board of one issue, edited by somebody with these roles. */
function board(...roles: Role[]) {
	const doc = new Y.Doc();
	const map = createIssueMap(doc, 'i', readEntries(new Map<string, FieldValue>([['number', 1], ['title', '原来'], ['status', 'accepted']])));
	const edits: Edit[] = [];
	return {
		map,
		edit(key: FieldKey, to: FieldValue) {
			edits.push({ issue: 'i', key, from: map.get(key), to });
			map.set(key, to);
		},
		undo: () =>
			revert(
				{ edits },
				{
					issue: (id) => (issuesOf(doc).has(id) ? readIssue(issuesOf(doc).get(id)!) : undefined),
					refusal: (field, { status }, change) => refuseEdit(new Set(roles), field, { status, boardOpen: true }, change),
					set: (_id, key, value) => map.set(key, value)
				}
			),
		lose: () => issuesOf(doc).delete('i')
	};
}

describe('taking an edit back', () => {
	it('is a new edit with the old value', () => {
		const { map, edit, undo } = board('member');
		edit('title', '改过');
		edit('owner:o', true);
		edit('due', '2026-11-24T04:00:00.000Z');
		expect(undo()).toEqual({
			edits: [
				{ issue: 'i', key: 'due', from: '2026-11-24T04:00:00.000Z', to: null },
				{ issue: 'i', key: 'owner:o', from: true, to: false },
				{ issue: 'i', key: 'title', from: '改过', to: '原来' }
			],
			skipped: []
		});
		expect([map.get('title'), map.get('owner:o'), map.get('due')]).toEqual(['原来', false, null]);
	});

	it('leaves alone what somebody has changed since, and says so', () => {
		const { map, edit, undo } = board('member');
		edit('title', '改过');
		edit('lane', 'instant');
		map.set('title', '别人改的');
		expect(undo()).toMatchObject({ edits: [{ key: 'lane' }], skipped: [{ edit: { key: 'title' }, why: 'changed' }] });
		expect(map.get('title')).toBe('别人改的');
	});

	it('does not send what policy refuses by now', () => {
		const supervisor = board('supervisor');
		supervisor.edit('owner:o', true);
		expect(supervisor.undo()).toMatchObject({ edits: [], skipped: [{ why: 'add_only' }] });
		const member = board('member');
		member.edit('title', '改过');
		member.map.set('status', 'closed');
		expect(member.undo()).toMatchObject({ edits: [], skipped: [{ why: 'issue_ended' }] });
	});

	it('says that an issue has left the board', () => {
		const { edit, undo, lose } = board('member');
		edit('title', '改过');
		lose();
		expect(undo()).toMatchObject({ edits: [], skipped: [{ why: 'gone' }] });
	});
});
