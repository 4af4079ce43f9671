/*
 * How fast, against what people would use otherwise, measured in one interleaved run (PERFORMANCE.md):
 *
 *     npm run bench -- [ID …] [--rounds N] [--profile DIRECTORY] [--verbose]
 *
 * A goal that is not reached is said so; only a measurement that could not be made ends with an error.
 */
import type { Bench } from './bench.ts';
import { Generator } from './generator.ts';
import * as edits from './measurements/edits.ts';
import * as findings from './measurements/findings.ts';
import { readOptions, USAGE } from './options.ts';
import * as screens from './measurements/screens.ts';
import * as p10 from './p10.ts';
import type { BenchRow } from './row.ts';
import * as scores from './scores.ts';
import { Seeds } from './seeds.ts';
import { table } from './table.ts';

const MEASUREMENTS: Record<string, (bench: Bench) => Promise<BenchRow[]>> = {
	P1: edits.saturated,
	P2: edits.calm,
	P3: edits.busy,
	P4: edits.joins,
	P5: findings.saturated,
	P6: findings.single,
	P10: p10.run,
	P11: screens.large,
	P12: screens.firstUse,
	engines: scores.run
};

async function main(argv: readonly string[]): Promise<number> {
	let options;
	try {
		options = readOptions(argv, Object.keys(MEASUREMENTS));
	} catch (error) {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
		return 2;
	}
	const { only, rounds, profile, verbose } = options;
	using seeds = new Seeds();
	using generator = new Generator(verbose);
	const rows: BenchRow[] = [];
	for (const [id, measure] of Object.entries(MEASUREMENTS)) {
		if (only.length > 0 && !only.includes(id)) continue;
		process.stderr.write(`measuring ${id} …\n`);
		rows.push(...(await measure({ rounds, generator, seeds, profile })));
	}
	process.stdout.write(`\n${table(rows)}\n\n`);
	process.stdout.write(`${rounds} rounds, each contender in turn; medians (least–most); ratio of ours to theirs in each round [least–most]\n`);
	return 0;
}

process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));
process.exitCode = await main(process.argv.slice(2));
