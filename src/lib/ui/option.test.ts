import { describe, expect, it } from 'vitest';
import { type Option, searchOptions } from './option.ts';

const PLACES: Option[] = [
	{ value: 'a', label: '天虹社区', keywords: 'thsq tianhongshequ' },
	{ value: 'b', label: '花湖社区', keywords: 'hhsq huahushequ' },
	{ value: 'c', label: '南花湖路', hint: '花湖社区', keywords: 'nhhl nanhuahulu' },
	{ value: 'd', label: 'Hall 7', hint: '天虹社区', keywords: '07' }
];
const found = (typed: string) => searchOptions(PLACES, typed).map(({ value }) => value);

describe('what is meant by some letters', () => {
	it('is everything, in the order given, as long as nothing is typed', () => {
		expect(found('')).toEqual(['a', 'b', 'c', 'd']);
		expect(found('  ')).toEqual(['a', 'b', 'c', 'd']);
	});

	it('is first what begins with them, then what has them in it', () => {
		expect(found('花湖')).toEqual(['b', 'c']);
		expect(found('花')).toEqual(['b', 'c']);
	});

	it('is found by the beginning of a keyword, in any case', () => {
		expect(found('hhsq')).toEqual(['b']);
		expect(found('HuaHu')).toEqual(['b']);
		expect(found('07')).toEqual(['d']);
		expect(found('huahulu')).toEqual([]);
	});

	it('is last what has them beside its name', () => {
		expect(found('天虹')).toEqual(['a', 'd']);
	});

	it('is nothing where nothing fits', () => {
		expect(found('滨河')).toEqual([]);
	});
});
