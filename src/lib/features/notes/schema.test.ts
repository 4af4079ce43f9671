import { getSchema } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import { PAGE_ATTRIBUTES, PAGE_MARKS, PAGE_NODES, PAGE_TOP } from '#lib/document/page.ts';
import { pageSchema } from './schema.ts';

const schema = getSchema(pageSchema((text) => text));
const names = (map: ReadonlyMap<string, unknown>) => [...map.keys()].sort();

describe('what the editor writes is what the gate admits', () => {
	it('nodes and marks', () => {
		expect(Object.keys(schema.nodes).filter((name) => name !== 'doc' && name !== 'text').sort()).toEqual(names(PAGE_NODES));
		expect(Object.keys(schema.marks)).toEqual([...PAGE_MARKS]);
	});

	it('attributes, with a default that is admitted', () => {
		for (const [name, type] of Object.entries(schema.nodes)) {
			const admitted = PAGE_ATTRIBUTES.get(name) ?? new Map<string, (value: unknown) => boolean>();
			expect(Object.keys(type.spec.attrs ?? {}).sort(), name).toEqual(names(admitted));
			for (const [key, isValid] of admitted) expect(isValid((type.spec.attrs?.[key] as { default: unknown }).default), `${name} ${key}`).toBe(true);
		}
		expect(schema.marks.bold?.spec.attrs ?? {}).toEqual({});
	});

	it('children', () => {
		const childrenOf = (name: string) =>
			Object.values(schema.nodes)
				.filter((child) => schema.nodes[name]!.contentMatch.matchType(child) !== null || canFollow(name, child.name))
				.map((child) => child.name)
				.sort();
		const canFollow = (name: string, child: string) => {
			const first = schema.nodes[name]!.contentMatch.defaultType;
			return first != null && schema.nodes[name]!.contentMatch.matchType(first)?.matchType(schema.nodes[child]!) != null;
		};
		for (const [name, children] of PAGE_NODES) expect(childrenOf(name), name).toEqual([...children].sort());
		expect(childrenOf('doc')).toEqual([...PAGE_TOP].sort());
	});
});
