import { type Device, DEVICES, type Language, LANGUAGES, type State, STATES, SUBJECTS, type Theme, THEMES } from './catalogue.ts';

export interface Wish {
	subject: string;
	device: Device;
	theme: Theme;
	language: Language;
	state: State;
}

const KINDS: readonly (readonly string[])[] = [Object.keys(SUBJECTS), Object.keys(DEVICES), THEMES, Object.keys(LANGUAGES), STATES];

export const USAGE = `usage: npm run shots -- [${KINDS.map((kind) => kind.join('|')).join('] [')}]
Words of one kind are alternatives, words of different kinds are combined; without any, all pictures are taken.`;

/** @throws {RangeError} for a word that names nothing */
export function wishesOf(words: readonly string[]): Wish[] {
	const unknown = words.filter((word) => !KINDS.some((kind) => kind.includes(word)));
	if (unknown.length > 0) throw new RangeError(`nothing is called ${unknown.join(', ')}`);
	const wanted = <T extends string>(kind: readonly T[]): readonly T[] => {
		const named = kind.filter((one) => words.includes(one));
		return named.length === 0 ? kind : named;
	};
	// The order in which they are taken: pages of one person on one device come after one another.
	return wanted(STATES).flatMap((state) =>
		wanted(Object.keys(DEVICES) as Device[]).flatMap((device) =>
			wanted(THEMES).flatMap((theme) =>
				wanted(Object.keys(LANGUAGES) as Language[]).flatMap((language) =>
					wanted(Object.keys(SUBJECTS))
						.filter((subject) => SUBJECTS[subject]!.states.includes(state))
						.map((subject) => ({ subject, device, theme, language, state }))
				)
			)
		)
	);
}

export function nameOf({ subject, device, theme, language, state }: Wish): string {
	return [subject, ...(state === 'full' ? [] : [state]), device, theme, language].join('-');
}
