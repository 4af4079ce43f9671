import { describe, expect, it } from 'vitest';
import type { CategoryInfo, PlaceInfo } from '#server/services.ts';
import { Reference } from '../board/reference.ts';
import { chipOrder, used } from './category-order.ts';
import { formatOf } from './photo-intake.ts';
import { disagreement, guessPlace, nearestPlaces } from './place-guess.ts';
import { placeSections, searchPlaces } from './place-search.ts';

const METRE = 1 / 111_320;
const place = (code: string, kind: PlaceInfo['kind'], zh: string, parent: string | null, north: number | null): PlaceInfo => ({
	...{ code, kind, name: { zh, en: `En ${code}` }, parent, placeType: null },
	position: north === null ? null : { lat: 30 + north * METRE, lon: 115 }
});
const PLACES = [
	place('S', 'street', '花湖街道', null, 0),
	place('C1', 'community', '天虹社区', 'S', 0),
	place('G01', 'grid', '天虹第一网格', 'C1', 0),
	place('D1', 'point', '电厂小区', 'G01', 100),
	place('D2', 'point', '虹景苑', 'G01', 200),
	place('C2', 'community', '锁前社区', 'S', 1000),
	place('G07', 'grid', '锁前第一网格', 'C2', 1000),
	place('A01', 'alley', '学堂巷', 'G07', null)
];
const at = (north: number, accuracy = 12) => ({ lat: 30 + north * METRE, lon: 115, accuracy });
const reference = new Reference(PLACES, [] as CategoryInfo[], []);

describe('the guessed place', () => {
	it('is the nearest, where the position says enough', () => {
		expect(guessPlace(PLACES, at(110), null)).toEqual({ code: 'D1', by: 'position' });
		expect(guessPlace(PLACES, at(110, 800), null), 'too vague').toBeNull();
		expect(guessPlace(PLACES, at(9_000), null), 'not in this street').toBeNull();
	});

	it('is the last one where nothing is known, or where it is as likely as the nearest', () => {
		expect(guessPlace(PLACES, null, 'D2')).toEqual({ code: 'D2', by: 'last' });
		expect(guessPlace(PLACES, at(140), 'D2'), 'GPS jitters').toEqual({ code: 'D2', by: 'position' });
		expect(guessPlace(PLACES, at(105), 'D2'), 'one has walked on').toEqual({ code: 'D1', by: 'position' });
		expect(guessPlace(PLACES, at(105), 'A01'), 'the last has no position').toEqual({ code: 'D1', by: 'position' });
	});

	it('is nothing where the last place is no more', () => {
		expect(guessPlace(PLACES, null, 'gone')).toBeNull();
	});

	it('names no community', () => {
		expect(nearestPlaces(PLACES, at(0), 9).map(({ place: { code } }) => code)).toEqual(['G01', 'D1', 'D2', 'G07']);
	});

	it('is said to be far from the position where it is, beyond what GPS explains', () => {
		const far = reference.places.get('G07');
		expect(disagreement(far, at(100))).toBeCloseTo(900, 0);
		expect(disagreement(far, at(100, 700))).toBeNull();
		expect(disagreement(far, null)).toBeNull();
		expect(disagreement(reference.places.get('A01'), at(0))).toBeNull();
	});
});

describe('the list of places', () => {
	it('begins with those of late and those near by', () => {
		const sections = placeSections(reference, ['A01', 'gone', 'D2'], at(190));
		expect(sections.map(({ kind, name }) => name || kind)).toEqual(['recent', 'near', '天虹社区', '锁前社区']);
		expect(sections[0]!.choices.map(({ name }) => name)).toEqual(['学堂巷', '虹景苑']);
		expect(sections[1]!.choices[0]).toMatchObject({ name: '虹景苑', within: ['天虹社区', '天虹第一网格'] });
		expect(sections[1]!.choices[0]!.metres).toBeCloseTo(10, 0);
		expect(sections[2]!.choices.map(({ code }) => code)).toEqual(['G01', 'D1', 'D2']);
	});

	it('leaves out what it does not know', () => {
		expect(placeSections(reference, [], null).map(({ kind }) => kind)).toEqual(['community', 'community']);
	});

	it.each([
		['电厂', ['D1']],
		['天虹', ['C1', 'G01', 'D1', 'D2']],
		['天虹 虹景', ['D2']],
		['锁前 巷', ['A01']],
		['ｇ０７', ['G07', 'A01']],
		['en d2', ['D2']],
		['没有', []],
		['  ', []]
	])('finds “%s” by name, community, code and either language', (query, codes) => {
		expect(searchPlaces(reference, query).map(({ code }) => code)).toEqual(codes);
	});
});

describe('the order of categories', () => {
	const all = ['a', 'b', 'c', 'd', 'e'];

	it('is the catalogue’s at first, then the task force’s, then one’s own', () => {
		expect(chipOrder([], [], all, 3)).toEqual(['a', 'b', 'c']);
		expect(chipOrder([], ['d', 'b'], all, 3)).toEqual(['d', 'b', 'a']);
		expect(chipOrder(['e', 'e', 'c'], ['d', 'b'], all, 4)).toEqual(['e', 'd', 'c', 'b']);
	});

	it('forgets what the catalogue has no more, and what is long ago', () => {
		expect(chipOrder(['z'], ['y'], all, 2)).toEqual(['a', 'b']);
		let own: string[] = [];
		for (let time = 0; time < 100; time++) own = used(own, time < 50 ? 'a' : 'b');
		expect(own).toHaveLength(40);
		expect(chipOrder(own, [], all, 1)).toEqual(['b']);
	});
});

describe('a file', () => {
	const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

	it.each([
		['\xff\xd8\xff\xe0', 'jpeg'],
		['\x89PNG\r\n\x1a\n', 'png'],
		['RIFF\x00\x00\x00\x00WEBPVP8 ', 'webp'],
		['\x00\x00\x00\x18ftypheic', 'heic'],
		['\x00\x00\x00\x18ftypmif1', 'heic'],
		['\x00\x00\x00\x18ftypmp42', null],
		['RIFF\x00\x00\x00\x00WAVE', null],
		['<svg/>', null],
		['', null]
	])('%j is what its bytes say', (head, format) => {
		expect(formatOf(bytes(head))).toBe(format);
	});
});
