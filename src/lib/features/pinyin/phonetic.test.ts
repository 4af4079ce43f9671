import { describe, expect, it } from 'vitest';
import { loadPhonetic } from './load.ts';

describe('Chinese by its sound', async () => {
	const phonetic = await loadPhonetic();
	const covered = (text: string, term: string) => {
		const sound = phonetic.find(text, term);
		return sound === null ? null : text.slice(sound.start, sound.end);
	};

	it.each(['hhsq', 'huahushequ', 'huahsq', 'hhshequ', 'hhsheq', '花hsq', '花湖sq', 'h湖社区', 'huahushe', 'hh', 'hua', 'shequ', 'sq'])(
		'finds 花湖社区 by %s',
		(term) => expect(phonetic.find('花湖社区', term)).not.toBeNull()
	);

	it.each(['hsq ', 'huq', 'qs', 'hhsqx', 'uahu', 'hhhsq', 'x'])('does not find 花湖社区 by %s', (term) => {
		expect(phonetic.find('花湖社区', term)).toBeNull();
	});

	it('says which characters', () => {
		expect(covered('单元门口堆放建筑垃圾', 'jzlj')).toBe('建筑垃圾');
		expect(covered('电厂小区13栋2单元', 'dcxq13d')).toBe('电厂小区13栋');
		expect(covered('电厂小区13栋2单元', '13dong2')).toBe('13栋2');
	});

	it('knows that a character has several readings', () => {
		expect(covered('重庆路', 'cql')).toBe('重庆路');
		expect(covered('重庆路', 'zql')).toBe('重庆路');
		expect(covered('银行门口', 'yhmk')).toBe('银行门口');
		expect(covered('绿化带', 'lvhuadai')).toBe('绿化带');
		expect(covered('绿化带', 'luhuadai')).toBe('绿化带');
	});

	it('reads over marks and spaces, but not before the first character', () => {
		expect(covered('垃圾未清，地面脏', 'wqdm')).toBe('未清，地面');
		expect(covered('，地面', 'dm')).toBe('地面');
	});

	it('keeps Latin words and figures as they are', () => {
		expect(covered('led屏不亮', 'ledp')).toBe('led屏');
		expect(phonetic.find('led屏', 'lp')).toBeNull();
	});

	it('says how a text is typed', () => {
		expect(phonetic.spelling('花湖社区')).toBe('huahushequ hhsq');
		expect(phonetic.spelling('专班1号')).toBe('zhuanban1hao zb1h');
	});

	it('takes the same time for what has many ways to go wrong', () => {
		expect(phonetic.find('行'.repeat(200), `${'h'.repeat(60)}z`)).toBeNull();
		expect(phonetic.find('安'.repeat(200), `${'an'.repeat(30)}x`)).toBeNull();
	});
});
