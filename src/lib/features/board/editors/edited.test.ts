import { expect, it, vi } from 'vitest';
import { EDITED, editItems } from './edited.ts';

const actions = { edit: vi.fn(), merge: vi.fn(), why: (_id: string, field: string) => (field === 'title' ? '已封存' : null) };

it('every field of a row has a key of its own', () => {
	expect(new Set(EDITED.map(([, key]) => key)).size).toBe(EDITED.length);
});

it('a menu offers each with its key, and says why one cannot be edited', () => {
	const items = editItems(actions, 'i1');
	expect(items.map(({ label, hint }) => `${label} ${hint}`)).toContain('改责任人 a');
	expect(items.filter(({ why }) => why !== null).map(({ label, why }) => `${label}：${why}`)).toEqual(['改问题：已封存']);
	for (const { act } of items) act?.();
	expect(actions.edit.mock.calls.map(([, field]: unknown[]) => field)).toEqual(EDITED.map(([field]) => field).filter((field) => field !== 'merge'));
	expect(actions.merge).toHaveBeenCalledExactlyOnceWith('i1');
});
