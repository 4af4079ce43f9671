/** A part of a sentence; what no longer holds is struck through. */
export interface Segment {
	text: string;
	struck: boolean;
}

// Private-use characters: no value that a person enters has a meaning of its own for them.
const BEGIN = '\uE000';
const END = '\uE001';
const MARKS = /[\uE000\uE001]/g;

/** Marks an old value before it goes into a translated sentence, wherever that puts it. */
export function struck(value: string): string {
	return `${BEGIN}${value.replaceAll(MARKS, '')}${END}`;
}

export function segmentsOf(sentence: string): Segment[] {
	return sentence
		.split(BEGIN)
		.flatMap((part, index) => {
			if (index === 0) return [{ text: part, struck: false }];
			const end = part.indexOf(END);
			return [
				{ text: part.slice(0, end), struck: true },
				{ text: part.slice(end + 1), struck: false }
			];
		})
		.filter(({ text }) => text !== '');
}

/** The sentence without its marks. */
export function plain(sentence: string): string {
	return sentence.replaceAll(MARKS, '');
}
