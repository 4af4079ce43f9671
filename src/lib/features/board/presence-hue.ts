/** One of six hues, the same for a person on every screen. */
export function presenceHue(person: string): string {
	let sum = 0;
	for (const character of person) sum = (sum * 31 + character.codePointAt(0)!) % 997;
	return `var(--presence-${sum % 6})`;
}

/** `检查组1号` → `检1`, `Checker 1` → `C1`: the first character and the number. */
export function shortName(name: string): string {
	const number = /\d+/.exec(name)?.[0] ?? '';
	return `${[...name][0] ?? ''}${number}`;
}
