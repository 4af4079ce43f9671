import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import type { Actions } from '../actions.ts';
import type { Bench, ForMany } from '../bench.svelte.ts';
import { boardBindings } from '../board-keys.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { KEY_LISTS } from './key-list.ts';

const lines = KEY_LISTS.flatMap((list) => list.lines);
const listed = new Set(lines.flatMap(({ binds }) => binds));
/** Keys of parts that lie on the board, each with where it is bound. */
const BESIDE: Record<string, string> = { '/': '../../palette/PaletteMount.svelte', '$mod+k': '../../palette/PaletteMount.svelte', '?': './Keys.svelte' };

function board(selected: readonly string[]) {
	const asked: string[] = [];
	const forMany: ForMany = { lane: (lane) => asked.push(lane), edit: (field) => asked.push(field) };
	const bench = { cursor: 'one', selected: new Set(selected), forMany } as unknown as Bench;
	const one = new Proxy({} as Actions, { get: (_, name) => () => asked.push(`one:${String(name)}`) });
	return { asked, bindings: boardBindings({ bench, actions: one, sheet: {} as Sheet, undo: vi.fn(), travel: vi.fn() }) };
}

describe('the list of keys', () => {
	it('names every key that does something, and no other', () => {
		const bound = [...Object.keys(board([]).bindings), ...Object.keys(BESIDE)];
		expect([...listed].sort()).toEqual([...new Set(bound)].sort());
	});

	it.each(Object.entries(BESIDE))('%s is bound where it is said to be', (key, file) => {
		const source = readFileSync(new URL(file, import.meta.url), 'utf8');
		expect(source).toContain(key === '$mod+k' ? "'k'" : `'${key}'`);
	});

	it('prints as many keys as it binds', () => {
		for (const { keys, binds, together } of lines) if (together !== true) expect(binds, keys.join()).toHaveLength(keys.length);
	});

	it('tells which keys act on all of the selected: these do, and on no single one', () => {
		const many = lines.find(({ binds }) => binds.length > 3)!;
		const { asked, bindings } = board(['one', 'two']);
		const event = { preventDefault: vi.fn() } as unknown as KeyboardEvent;
		for (const key of many.binds) bindings[key]!(event);
		expect(asked).toHaveLength(many.binds.length);
		expect(asked.filter((what) => what.startsWith('one:'))).toEqual([]);
	});
});
