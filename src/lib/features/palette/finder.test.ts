import { describe, expect, it } from 'vitest';
import { loadPhonetic } from '../pinyin/load.ts';
import { Finder, type Kind, type Thing } from './finder.ts';

const phonetic = await loadPhonetic();
const thing = (key: string, title: string, set: Partial<Thing> = {}): Thing => ({
	key,
	kind: key.split(':')[0] as Kind,
	title,
	side: '',
	more: '',
	number: null,
	bias: 0,
	...set
});

function finderOf(...things: Thing[]): Finder<Thing> {
	const finder = new Finder<Thing>(phonetic);
	for (const kind of new Set(things.map((one) => one.kind))) {
		const own = things.filter((one) => one.kind === kind).map((one) => [one.key.slice(kind.length + 1), one] as const);
		finder.sync(kind, own, (_, source) => source);
	}
	return finder;
}

const street = finderOf(
	thing('place:C4', '花湖社区', { bias: 4 }),
	thing('place:C5', '湖堤社区', { bias: 4 }),
	thing('place:G19', '花湖第一网格', { side: '花湖社区' }),
	thing('person:m1', '专班1号', { side: '专班成员', more: 'member1' }),
	thing('person:o1', '责任人01号', { side: '包保责任人', more: 'owner1' }),
	thing('issue:a', '垃圾站旁垃圾未清', { number: 17, side: '花湖社区花湖第一网格' }),
	thing('issue:b', '花湖广场井盖破损', { number: 170, side: '天虹社区' }),
	thing('issue:c', '花湖广场井盖破损', { number: 3, side: '天虹社区', bias: -8 }),
	thing('action:wall', '大屏', { more: 'wall big screen' }),
	thing('action:dark', '深色', { more: '主题 theme dark' })
);
const first = (text: string) => street.find(text)[0]?.things[0]?.key;
const all = (text: string) => street.find(text).flatMap(({ things }) => things.map(({ key }) => key));

describe('the palette finds', () => {
	it.each([
		['hhsq', 'place:C4'],
		['huahushequ', 'place:C4'],
		['花湖社区', 'place:C4'],
		['花hsq', 'place:C4'],
		['hudi', 'place:C5'],
		['hhdywg', 'place:G19'],
		['017', 'issue:a'],
		['17', 'issue:a'],
		['#170', 'issue:b'],
		['ljz', 'issue:a'],
		['垃圾 花湖', 'issue:a'],
		['jgps', 'issue:b'],
		['member1', 'person:m1'],
		['zb1h', 'person:m1'],
		['责任人01', 'person:o1'],
		['dp', 'action:wall'],
		['WALL', 'action:wall'],
		['zhuti', 'action:dark']
	])('by %s first %s', (text, key) => expect(first(text)).toBe(key));

	it('what is closed after what is open', () => {
		expect(street.find('井盖')[0]?.things.map(({ key }) => key)).toEqual(['issue:b', 'issue:c']);
	});

	it('only what has all the words', () => {
		expect(all('垃圾 天虹')).toEqual([]);
		expect(all('017 垃圾')).toEqual(['issue:a']);
		expect(all('')).toEqual([]);
		expect(all('  ')).toEqual([]);
	});

	it('a place before the issues that lie in it', () => {
		expect(street.find('hhsq').map(({ kind }) => kind)).toEqual(['place', 'issue']);
	});

	it('some of many, and says how many', () => {
		const many = finderOf(...Array.from({ length: 30 }, (_, n) => thing(`issue:${n}`, '路灯不亮', { number: n + 1 })));
		const [found] = many.find('路灯');
		expect(found?.total).toBe(30);
		expect(found?.things.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
	});
});

describe('what has been read', () => {
	it('is read again only where it has changed', () => {
		const finder = new Finder<Thing>(phonetic);
		const sources = new Map(Array.from({ length: 100 }, (_, n) => [String(n), { title: `问题${n}` }]));
		const made: string[] = [];
		const sync = () =>
			finder.sync('issue', sources, (key, { title }) => {
				made.push(key);
				return thing(key, title);
			});
		sync();
		expect(made).toHaveLength(100);
		made.length = 0;
		sync();
		expect(made).toEqual([]);
		sources.set('7', { title: '井盖松动' });
		sources.delete('8');
		sync();
		expect(made).toEqual(['issue:7']);
		expect(finder.size).toBe(99);
		expect(finder.find('jgsd').flatMap(({ things }) => things.map(({ key }) => key))).toEqual(['issue:7']);
	});

	it('of one kind leaves the others alone', () => {
		const finder = finderOf(thing('place:C4', '花湖社区'), thing('issue:a', '垃圾'));
		finder.sync('issue', [], () => thing('issue:x', ''));
		expect(finder.get('place:C4')?.title).toBe('花湖社区');
		expect(finder.get('issue:a')).toBeUndefined();
	});
});

it('without sounds finds what is written', () => {
	const finder = new Finder<Thing>(null);
	finder.sync('place', [['C4', thing('place:C4', '花湖社区')]], (_, source) => source);
	expect(finder.find('花湖')[0]?.total).toBe(1);
	expect(finder.find('hhsq')).toEqual([]);
});
