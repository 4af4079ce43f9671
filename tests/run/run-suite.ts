import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { type Counts, OUTPUT, type Suite } from './suites.ts';

export interface Outcome {
	suite: string;
	counts: Counts;
	/** what went wrong beside failed tests */
	problem: string | null;
	seconds: number;
}

const LIMIT_MS = process.env.GUARANTEES === 'long' ? 12 * 3_600_000 : 20 * 60_000;
const running = new Set<ChildProcess>();

/** Runs a suite to its end; what it prints goes to a log and is shown only where something failed. */
export async function runSuite(suite: Suite): Promise<Outcome> {
	const start = performance.now();
	const log = join(OUTPUT, `${suite.name}.log`);
	const output = createWriteStream(log);
	let problem: string | null = null;
	for (const [program = '', ...args] of suite.commands) {
		problem ??= await runProgram(program, args, suite.env ?? {}, output);
	}
	output.end();
	await finished(output);

	const counts = (await suite.count(problem === null)) ?? { passed: 0, failed: 0, skipped: 0 };
	if (problem === null && counts.passed + counts.failed === 0) problem = 'ran no test';
	// Something went wrong that no test stands for: it counts as one.
	if (problem !== null && counts.failed === 0) counts.failed = 1;
	if (counts.failed > 0) process.stdout.write(`${await tail(log)}\n`);
	return { suite: suite.name, counts, problem, seconds: (performance.now() - start) / 1000 };
}

/** @returns null when it succeeded, else how it ended */
function runProgram(
	program: string,
	args: string[],
	env: Record<string, string>,
	output: NodeJS.WritableStream
): Promise<string | null> {
	return new Promise((resolve) => {
		const child = spawn(join('node_modules', '.bin', program), args, {
			env: { ...process.env, ...env, NO_COLOR: '1', FORCE_COLOR: undefined },
			stdio: ['ignore', 'pipe', 'pipe'],
			// A group of its own, so that its browsers and servers end with it.
			detached: true
		});
		running.add(child);
		const timer = setTimeout(() => kill(child), LIMIT_MS);
		child.stdout.pipe(output, { end: false });
		child.stderr.pipe(output, { end: false });
		const end = (problem: string | null) => {
			clearTimeout(timer);
			running.delete(child);
			resolve(problem);
		};
		child.on('error', (error) => end(`${program}: ${error.message}`));
		child.on('close', (code, signal) => end(code === 0 ? null : `${program} ended with ${signal ?? code}`));
	});
}

/** Ends every suite that runs, with all it started. */
export function killAll(): void {
	for (const child of running) kill(child);
}

function kill(child: ChildProcess): void {
	if (child.pid === undefined) return;
	try {
		process.kill(-child.pid, 'SIGKILL');
	} catch {
		running.delete(child); // it has ended by itself meanwhile
	}
}

async function tail(log: string, lines = 150): Promise<string> {
	return (await readFile(log, 'utf8')).trimEnd().split('\n').slice(-lines).join('\n');
}
