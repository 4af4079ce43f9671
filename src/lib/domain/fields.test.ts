import { describe, expect, it } from 'vitest';
import { type Field, fieldOf, isWellTyped, MAX_INSTRUCTION, MAX_TITLE, PLAIN_FIELDS } from './fields.ts';

describe('the key of a field', () => {
	it('is a plain field, an owner or a tag', () => {
		for (const field of Object.keys(PLAIN_FIELDS)) expect(fieldOf(field)).toBe(field);
		for (const owner of ['owner:a', 'owner:A-b_9', `owner:${'x'.repeat(64)}`]) expect(fieldOf(owner)).toBe('owner');
		for (const tag of ['tag:重点', 'tag:a b', 'tag:x', `tag:${'长'.repeat(24)}`, 'tag:🚧']) expect(fieldOf(tag)).toBe('tag');
	});

	it.each(['', 'owner', 'tag', 'owner:', 'tag:', 'owner:a b', 'owner:a:b', 'owner:张', `owner:${'x'.repeat(65)}`, 'tag: a', 'tag:a ', 'tag:a\nb', 'tag:\u200b', `tag:${'x'.repeat(25)}`, 'Title', 'title ', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'xtag:a'])('is not %j', (key) => {
		expect(fieldOf(key)).toBeNull();
	});
});

describe('the value of a field', () => {
	const well: Partial<Record<Field, unknown[]>> = {
		title: ['', 'x'.repeat(MAX_TITLE), null],
		instruction: ['x'.repeat(MAX_INSTRUCTION), null],
		lane: ['instant', null],
		due: ['2026-11-22T04:00:00Z', '2026-11-22T04:00:00.1Z', '2026-11-22T04:00:00.123Z', null],
		listed: [true, false],
		owner: [true, false],
		tag: [true, false],
		age: [0, 12]
	};
	const ill: Partial<Record<Field, unknown[]>> = {
		title: ['x'.repeat(MAX_TITLE + 1), 1, true, undefined, {}, []],
		instruction: ['x'.repeat(MAX_INSTRUCTION + 1), 5n],
		lane: ['x'.repeat(101), 0],
		due: ['2026-11-22', '2026-11-22T04:00:00', '2026-11-22T04:00:00+08:00', '2026-11-22T04:00Z', '2026-99-22T04:00:00Z', '', 0],
		listed: [null, 'true', 1, undefined],
		owner: [null, 1],
		tag: [null, 'x'],
		age: [-1, 1.5, NaN, Infinity, 2 ** 53, '1', null]
	};

	it.each(Object.keys(well) as Field[])('%s is taken in its type and length', (field) => {
		for (const value of well[field]!) expect(isWellTyped(field, value), String(value)).toBe(true);
	});

	it.each(Object.keys(ill) as Field[])('%s is nothing else', (field) => {
		for (const value of ill[field]!) expect(isWellTyped(field, value), typeof value).toBe(false);
	});
});
