import { expect, it } from 'vitest';
import type { PlaceInfo } from '#server/services.ts';
import { issue } from '../../board/fixtures.ts';
import { Reference } from '../../board/reference.ts';
import { candidatesFor } from './candidates.ts';

const name = { zh: '某处', en: 'Somewhere' };
const place = (code: string, kind: PlaceInfo['kind'], parent: string | null, lat?: number): PlaceInfo => ({
	code,
	kind,
	name,
	parent,
	placeType: null,
	position: lat === undefined ? null : { lat, lon: 115 }
});
const reference = new Reference(
	[
		place('S', 'street', null),
		place('C1', 'community', 'S'),
		place('C2', 'community', 'S'),
		place('G1', 'grid', 'C1', 30.24),
		place('G2', 'grid', 'C1', 30.2404),
		place('G3', 'grid', 'C2', 30.25),
		place('P1', 'point', 'G1', 30.2401)
	],
	[],
	[]
);
const self = issue({ place: 'P1', category: '06042', title: '垃圾站旁垃圾未清' });
const order = (others: [string, ReturnType<typeof issue>][], suggested: string | null = null) =>
	candidatesFor('self', self, [['self', self], ...others], reference, suggested).map(({ id }) => id);

it('the same place comes before the same grid, that before the same community, that before the rest', () => {
	const at = (where: string) => issue({ place: where, category: '1', title: '甲' });
	expect(order([['rest', at('G3')], ['community', at('G2')], ['grid', at('G1')], ['place', at('P1')]])).toEqual(['place', 'grid', 'community', 'rest']);
});

it('at one place the same category and like words come first', () => {
	const there = (set: Partial<ReturnType<typeof issue>>) => issue({ place: 'P1', category: '1', title: '甲乙丙', ...set });
	expect(order([['other', there({})], ['words', there({ title: '垃圾站旁垃圾成堆' })], ['category', there({ category: '06042' })]])).toEqual(['category', 'words', 'other']);
});

it('what the engine suggests is on top wherever it is', () => {
	expect(order([['near', issue({ place: 'P1' })], ['far', issue({ place: 'G3', category: '1', title: '甲' })]], 'far')).toEqual(['far', 'near']);
});

it('leaves out itself and what has ended', () => {
	expect(order([['closed', issue({ status: 'closed' })], ['merged', issue({ status: 'merged' })], ['void', issue({ status: 'void' })], ['parked', issue({ status: 'parked' })]])).toEqual(['parked']);
});

it('says how far apart the two places are', () => {
	const [near] = candidatesFor('self', self, [['near', issue({ place: 'G1' })]], reference, null);
	expect(near).toMatchObject({ near: 'grid', metres: 11 });
});
