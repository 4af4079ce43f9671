/** The long forms of GUARANTEES.md run with GUARANTEES=long, the short ones otherwise. */
export function figure(long: number, short: number): number {
	return process.env.GUARANTEES === 'long' ? long : short;
}

/** A seed of this run, printed; `SEED=…` runs one again. */
export function seed(name: string): number {
	const value = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
	process.stderr.write(`${name}: seed ${value}\n`);
	return value;
}
