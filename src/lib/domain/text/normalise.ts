import { Converter } from 'opencc-js/t2cn';

/**
 * One form for what is written in several: half width, lower case, simplified characters,
 * single spaces. Never throws. Numbers stay as written, see `arabicNumerals`.
 */
export function normalise(text: string): string {
	const width = isPlain(text) ? text : text.toWellFormed().normalize('NFKC').toLowerCase();
	return simplify(width).replace(/\s+/gu, ' ').trim();
}

/** Traditional to simplified, by phrase where a character alone does not tell. */
export function simplify(text: string): string {
	const { convert, changing } = (tables ??= makeTables());
	for (let i = 0; i < text.length; i++) {
		if (changing[text.charCodeAt(i)] === 1) return convert(text);
	}
	return text;
}

const HAN = { first: 0x4e00, last: 0x9fff };

interface Tables {
	convert: (text: string) => string;
	/** 1 at each UTF-16 code unit that a conversion may change, so that plain text is not converted at all. */
	changing: Uint8Array;
}

// Made on first use, constant from then on: a page that never asks should not pay for them.
let tables: Tables | undefined;

function makeTables(): Tables {
	const convert = Converter({ from: 't', to: 'cn' });
	const withOwn = (text: string): string => convert(text).replaceAll('著', '着');
	// Outside the common block every character is left to the converter.
	const changing = new Uint8Array(0x10000).fill(1, 0x2e80);
	for (let code = HAN.first; code <= HAN.last; code++) {
		const character = String.fromCharCode(code);
		changing[code] = withOwn(character) === character ? 0 : 1;
	}
	return { convert: withOwn, changing };
}

/** Whether a text has nothing but common characters, digits and lower-case letters: the usual note. */
function isPlain(text: string): boolean {
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		const plain = (code >= HAN.first && code <= HAN.last) || (code >= 0x20 && code < 0x41) || (code > 0x5a && code < 0x7f);
		if (!plain) return false;
	}
	return true;
}
