import { describe, expect, test } from 'vitest';
import { defaultCatalogue, makeCatalogue } from './index.ts';

describe('the delivered catalogue', () => {
	test('has 109 categories, 18 place types and 180 checks', () => {
		expect(defaultCatalogue.categories.size).toBe(109);
		expect(defaultCatalogue.placeTypes).toHaveLength(18);
		expect(defaultCatalogue.checklist).toHaveLength(180);
	});

	test('every check yields a category at a place type that exists', () => {
		for (const item of defaultCatalogue.checklist) {
			expect(defaultCatalogue.category(item.category), item.code).toBeDefined();
			expect(defaultCatalogue.placeType(item.placeType), item.code).toBeDefined();
		}
	});

	test('every category has a lane, a department, a limit and an alias', () => {
		for (const category of defaultCatalogue.categories.values()) {
			expect(['instant', 'coordination']).toContain(category.lane);
			expect(category.department.zh).not.toBe('');
			expect(category.limitHours).toBeGreaterThan(0);
			expect(category.aliases.length).toBeGreaterThan(0);
		}
	});

	test('knows a place type by its code and by its name', () => {
		expect(defaultCatalogue.placeType('P04')?.name.zh).toBe('居民小区');
		expect(defaultCatalogue.placeType('居民小区')?.code).toBe('P04');
		expect(defaultCatalogue.placeType('文化场馆')).toBeUndefined();
	});

	test('names each department once', () => {
		const names = defaultCatalogue.departments().map(({ zh }) => zh);
		expect(new Set(names).size).toBe(names.length);
		expect(names).toContain('区建设局');
	});
});

test('a check that yields no known category is refused', () => {
	const item = { code: 'P01-99', placeType: 'P01', name: { zh: '无', en: 'none' }, category: 'nowhere' };
	expect(() => makeCatalogue([], [], [item])).toThrow('P01-99');
});
