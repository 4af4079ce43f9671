import { Phonetic } from './phonetic.ts';

let loading: Promise<Phonetic> | null = null;

/** The readings of Chinese characters, fetched when somebody first types letters. */
export function loadPhonetic(): Promise<Phonetic> {
	loading ??= import('pinyin-pro').then(
		({ pinyin }) =>
			new Phonetic((character) =>
				pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true }).filter((reading) => /^[a-z]+$/.test(reading))
			)
	);
	// Asked for without a connection: the next letter asks again.
	loading.catch(() => (loading = null));
	return loading;
}
