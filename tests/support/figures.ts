/** The long forms of GUARANTEES.md run with GUARANTEES=long, the short ones otherwise. */
export function figure(long: number, short: number): number {
	return process.env.GUARANTEES === 'long' ? long : short;
}

/**
 * What chance begins with: in CI the same for ever, so that a run fails for what was changed and nothing else; drawn in
 * the long forms. It is printed, and `SEED=…` runs one again.
 */
export function seed(name: string): number {
	const value = Number(process.env.SEED ?? figure(Math.floor(Math.random() * 2 ** 31), 20261125));
	process.stderr.write(`${name}: seed ${value}\n`);
	return value;
}
