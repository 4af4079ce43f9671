/*
 * All tests on the real parts, suite by suite; ends with one line that counts them.
 *
 *     npm test                    everything
 *     npm test -- unit browser    only these suites
 *     GUARANTEES=long npm test    the long forms of the promises
 */
import { mkdir, rm } from 'node:fs/promises';
import { killAll, type Outcome, runSuite } from './run-suite.ts';
import { OUTPUT, STAGES } from './suites.ts';

const names = STAGES.flat().map((suite) => suite.name);
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
	console.error(`no such suite: ${unknown.join(', ')}; there are ${names.join(', ')}`);
	process.exit(2);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.on(signal, () => {
		killAll();
		process.exit(1);
	});
}

await rm(OUTPUT, { recursive: true, force: true });
await mkdir(OUTPUT, { recursive: true });

const outcomes: Outcome[] = [];
for (const stage of STAGES) {
	const suites = stage.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
	await Promise.all(
		suites.map(async (suite) => {
			console.log(`${suite.name} …`);
			const outcome = await runSuite(suite);
			outcomes.push(outcome);
			console.log(describe(outcome));
		})
	);
}

const sum = (of: 'passed' | 'failed' | 'skipped') => outcomes.reduce((total, { counts }) => total + counts[of], 0);
const skipped = sum('skipped');
console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = sum('failed') > 0 ? 1 : 0;

function describe({ suite, counts, problem, seconds }: Outcome): string {
	const { passed, failed, skipped } = counts;
	const marks = [`${passed} ok`, failed > 0 && `${failed} not`, skipped > 0 && `${skipped} left out`, problem];
	return `${suite}: ${marks.filter(Boolean).join(', ')} (${seconds.toFixed(1)} s)`;
}
