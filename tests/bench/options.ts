import { parseArgs } from 'node:util';

export interface BenchOptions {
	/** ids of what to measure, e.g. `P1`; empty: everything */
	only: readonly string[];
	rounds: number;
	/** where CPU profiles of the server under measurement go; null: none are taken */
	profile: string | null;
	/** tells of every round as it is measured */
	verbose: boolean;
}

export const USAGE = 'usage: bench [ID …] [--rounds N] [--profile DIRECTORY] [--verbose]';
const DEFAULT_ROUNDS = 5;

/** @throws {Error} with a plain line where an option is unknown or no number */
export function readOptions(argv: readonly string[], ids: readonly string[]): BenchOptions {
	const { values, positionals } = parseArgs({
		args: [...argv],
		options: { rounds: { type: 'string' }, profile: { type: 'string' }, verbose: { type: 'boolean', default: false } },
		allowPositionals: true
	});
	const rounds = Number(values.rounds ?? DEFAULT_ROUNDS);
	if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds asks for a number from 1');
	const only = positionals.map((id) => ids.find((known) => known.toLowerCase() === id.toLowerCase()) ?? id);
	const unknown = only.filter((id) => !ids.includes(id));
	if (unknown.length > 0) throw new Error(`nothing is called ${unknown.join(', ')}; known: ${ids.join(', ')}`);
	return { only, rounds, profile: values.profile ?? null, verbose: values.verbose };
}
