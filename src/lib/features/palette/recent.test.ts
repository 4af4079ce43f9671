import { describe, expect, it } from 'vitest';
import { Recent } from './recent.ts';

function store(kept = new Map<string, string>()) {
	return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), kept };
}

describe('what was chosen last', () => {
	it('comes first, each once, and not without end', () => {
		const recent = new Recent(store(), 'huahu', 'm1');
		for (const key of ['a', 'b', 'c', 'a']) recent.add(key);
		expect(recent.keys()).toEqual(['a', 'c', 'b']);
		for (let n = 0; n < 20; n++) recent.add(String(n));
		expect(recent.keys()).toEqual(['19', '18', '17', '16', '15', '14', '13', '12']);
	});

	it('belongs to one person in one task force', () => {
		const shared = store();
		new Recent(shared, 'huahu', 'm1').add('a');
		expect(new Recent(shared, 'huahu', 'm2').keys()).toEqual([]);
		expect(new Recent(shared, 'east', 'm1').keys()).toEqual([]);
		expect(new Recent(shared, 'huahu', 'm1').keys()).toEqual(['a']);
	});

	it.each(['', '{', 'null', '{"a":1}', '[1,2]', `["${'x'.repeat(201)}"]`])('is nothing where %s was kept', (text) => {
		const kept = new Map([['noonboard.recent.huahu.m1', text]]);
		const recent = new Recent(store(kept), 'huahu', 'm1');
		expect(recent.keys()).toEqual([]);
		recent.add('a');
		expect(recent.keys()).toEqual(['a']);
	});

	it('does without a store that refuses', () => {
		const refusing = {
			getItem: (): string => {
				throw new Error('no');
			},
			setItem: () => {
				throw new Error('full');
			}
		};
		for (const storage of [null, refusing]) {
			const recent = new Recent(storage, 'huahu', 'm1');
			recent.add('a');
			expect(recent.keys()).toEqual([]);
		}
	});
});
