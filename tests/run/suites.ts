import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Counts {
	passed: number;
	failed: number;
	skipped: number;
}

export interface Suite {
	name: string;
	/** program of node_modules/.bin and its arguments, run one after the other */
	commands: readonly (readonly string[])[];
	env?: Record<string, string>;
	/** what the suite's own report counts; null where it left none */
	count(succeeded: boolean): Promise<Counts | null>;
}

export const OUTPUT = '.test-output';
const VITEST = ['unit', 'contracts', 'integration', 'attack', 'crash'];

/** In the order they run; those of one stage run side by side. */
export const STAGES: readonly (readonly Suite[])[] = [
	[
		single('lint', [['eslint', '.', '--max-warnings', '0']]),
		// Checks every TypeScript file of the project, components or not.
		single('check', [['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human']])
	],
	...VITEST.map((name) => [vitest(name)]),
	[playwright('browser')]
];

/** A suite that either holds or does not counts as one. */
function single(name: string, commands: Suite['commands']): Suite {
	return {
		name,
		commands,
		count: (succeeded) => Promise.resolve({ passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 })
	};
}

interface VitestReport {
	numPassedTests: number;
	numFailedTests: number;
	numPendingTests: number;
	numTodoTests: number;
	testResults: { status: string; assertionResults: unknown[] }[];
}

function vitest(name: string): Suite {
	const file = join(OUTPUT, `${name}.json`);
	return {
		name,
		commands: [
			['vitest', 'run', '--project', name, '--reporter', 'default', '--reporter', 'json', `--outputFile.json=${file}`]
		],
		async count() {
			const report = await readReport<VitestReport>(file);
			if (report === null) return null;
			// A file that could not be loaded has no tests to count.
			const broken = report.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0);
			return {
				passed: report.numPassedTests,
				failed: report.numFailedTests + broken.length,
				skipped: report.numPendingTests + report.numTodoTests
			};
		}
	};
}

interface PlaywrightReport {
	stats: { expected: number; unexpected: number; flaky: number; skipped: number };
	errors: unknown[];
}

function playwright(name: string): Suite {
	const file = join(OUTPUT, `${name}.json`);
	return {
		name,
		commands: [['playwright', 'test', '--reporter', 'list,json']],
		env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
		async count() {
			const report = await readReport<PlaywrightReport>(file);
			if (report === null) return null;
			const { expected, unexpected, flaky, skipped } = report.stats;
			return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped };
		}
	};
}

async function readReport<T>(file: string): Promise<T | null> {
	try {
		return JSON.parse(await readFile(file, 'utf8')) as T;
	} catch {
		return null; // the runner ended before it could write one
	}
}
