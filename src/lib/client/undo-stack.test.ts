import { describe, expect, it } from 'vitest';
import type { FieldKey, FieldValue } from '#lib/domain/fields.ts';
import type { Edit } from './save-ledger.svelte.ts';
import { UndoStack } from './undo-stack.svelte.ts';

const edit = (key: FieldKey, from: FieldValue | undefined, to: FieldValue, issue = 'i'): Edit => ({ issue, key, from, to });
const nothing = () => undefined;

describe("the stack of one's own edits", () => {
	it('gives the newest first', () => {
		const stack = new UndoStack();
		expect(stack.last).toBeNull();
		stack.made(edit('title', 'a', 'b'));
		stack.made(edit('lane', null, 'instant'));
		expect(stack.last?.edits).toEqual([edit('lane', null, 'instant')]);
		stack.undo(nothing);
		expect(stack.last?.edits).toEqual([edit('title', 'a', 'b')]);
		stack.undo(nothing);
		expect([stack.last, stack.undo(nothing)]).toEqual([null, null]);
	});

	it('takes a group as one step, and a field edited twice in it as edited once', () => {
		const stack = new UndoStack();
		stack.group(() => {
			stack.made(edit('title', 'a', 'b'));
			stack.group(() => stack.made(edit('due', null, 'x', 'j')));
			stack.made(edit('title', 'b', 'c'));
			stack.made(edit('listed', false, true));
			stack.made(edit('listed', true, false));
		});
		expect(stack.last?.edits).toEqual([edit('title', 'a', 'c'), edit('due', null, 'x', 'j')]);
		stack.undo(nothing);
		stack.group(nothing);
		expect(stack.last).toBeNull();
	});

	it('closes a group that failed half-way, with what it had done', () => {
		const stack = new UndoStack();
		const fail = () =>
			stack.group(() => {
				stack.made(edit('title', 'a', 'b'));
				throw new Error('half-way');
			});
		expect(fail).toThrow('half-way');
		expect(stack.last?.edits).toEqual([edit('title', 'a', 'b')]);
		stack.made(edit('title', 'b', 'c'));
		expect(stack.last?.edits).toEqual([edit('title', 'b', 'c')]);
	});

	it('brings back what was taken back, until something else is edited', () => {
		const stack = new UndoStack();
		stack.made(edit('title', 'a', 'b'));
		stack.undo(() => stack.made(edit('title', 'b', 'a')));
		expect([stack.last, stack.next?.edits]).toEqual([null, [edit('title', 'b', 'a')]]);
		stack.redo(() => stack.made(edit('title', 'a', 'b')));
		expect([stack.last?.edits, stack.next]).toEqual([[edit('title', 'a', 'b')], null]);
		stack.undo(() => stack.made(edit('title', 'b', 'a')));
		stack.made(edit('lane', null, 'instant'));
		expect(stack.next).toBeNull();
	});

	it('drops the newest edit of a field that was refused, and a step that has no other', () => {
		const stack = new UndoStack();
		stack.made(edit('title', 'a', 'b'));
		stack.group(() => {
			stack.made(edit('title', 'b', 'c'));
			stack.made(edit('lane', null, 'instant'));
		});
		stack.drop('i', 'title');
		expect(stack.last?.edits).toEqual([edit('lane', null, 'instant')]);
		stack.drop('i', 'lane');
		expect(stack.last?.edits).toEqual([edit('title', 'a', 'b')]);
		stack.drop('j', 'title');
		expect(stack.last?.edits).toHaveLength(1);
	});

	it('is not deep without bound', () => {
		const stack = new UndoStack();
		for (let number = 0; number < 1_000; number++) stack.made(edit('title', String(number), String(number + 1)));
		let steps = 0;
		for (; stack.last !== null; steps++) stack.undo(nothing);
		expect(steps).toBe(100);
	});
});
