/** Where letters were found in a text: character positions, `end` exclusive. */
export interface Sound {
	start: number;
	end: number;
}

interface Character {
	readings: readonly string[];
	/** letters it can begin with, see `bitOf` */
	bits: number;
}

/**
 * Finds letters in Chinese: each character may be written as its whole reading, as the beginning of it, or as itself, so
 * `hhsq`, `huahushequ`, `huahsq` and `花hsq` all find 花湖社区. Marks between characters need not be typed.
 */
export class Phonetic {
	readonly #readingsOf: (character: string) => readonly string[];
	readonly #known = new Map<string, Character>();

	/** @param readingsOf in lower-case letters without tones; nothing for what has no reading */
	constructor(readingsOf: (character: string) => readonly string[]) {
		this.#readingsOf = readingsOf;
	}

	/** @param term in lower case, without spaces; @returns the first place it is found at, or null */
	find(text: string, term: string): Sound | null {
		if (term === '') return null;
		const first = bitOf(term);
		/** positions in text and term from which nothing is found; most texts fail at the first character */
		const dead = new Set<number>();
		for (let start = 0; start < text.length; start++) {
			if (first !== 0 && (this.#character(text[start]!).bits & first) === 0) continue;
			const end = this.#follow(text, start, term, 0, dead, true);
			if (end !== null) return { start, end };
		}
		return null;
	}

	/** A bit for each letter that something in the text begins with: most texts can be passed over by it. */
	initials(text: string): number {
		let bits = 0;
		for (let at = 0; at < text.length; at++) bits |= this.#character(text[at]!).bits;
		return bits;
	}

	/** How a text is typed in letters, whole and by its initials: `huahushequ hhsq`. Of several readings the first. */
	spelling(text: string): string {
		const sounds = [...text].map((character) => this.#character(character).readings[0] ?? character.toLowerCase());
		return `${sounds.join('')} ${sounds.map((sound) => sound[0]).join('')}`;
	}

	#follow(text: string, at: number, term: string, letter: number, dead: Set<number>, first: boolean): number | null {
		if (letter === term.length) return at;
		const character = text[at];
		const key = at * (term.length + 1) + letter;
		if (character === undefined || dead.has(key)) return null;
		if (character === term[letter]) {
			const end = this.#follow(text, at + 1, term, letter + 1, dead, false);
			if (end !== null) return end;
		}
		for (const reading of this.#character(character).readings) {
			// The longest beginning first: `xian` is rather 县 than 西安.
			for (let length = shared(reading, term, letter); length > 0; length--) {
				const end = this.#follow(text, at + 1, term, letter + length, dead, false);
				if (end !== null) return end;
			}
		}
		if (!first && isMark(character)) {
			const end = this.#follow(text, at + 1, term, letter, dead, false);
			if (end !== null) return end;
		}
		if (!first) dead.add(key);
		return null;
	}

	#character(character: string): Character {
		let known = this.#known.get(character);
		if (known === undefined) {
			const readings = isHan(character) ? this.#readingsOf(character) : [];
			known = { readings, bits: readings.reduce((bits, reading) => bits | bitOf(reading), bitOf(character)) };
			this.#known.set(character, known);
		}
		return known;
	}
}

/** of the first letter; 0 for what is none */
export function bitOf(text: string): number {
	const letter = text.charCodeAt(0) - 97;
	return letter >= 0 && letter < 26 ? 1 << letter : 0;
}

/** How many letters of a reading the term has from here on. */
function shared(reading: string, term: string, from: number): number {
	let length = 0;
	while (length < reading.length && reading[length] === term[from + length]) length++;
	return length;
}

function isHan(character: string): boolean {
	const code = character.charCodeAt(0);
	return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf);
}

/** Spaces and punctuation, of both widths. */
function isMark(character: string): boolean {
	return /[\s\p{P}]/u.test(character);
}
