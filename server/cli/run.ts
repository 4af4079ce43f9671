import { ConfigError } from '../config.ts';
import { DataDirInUse } from '../storage/lock.ts';
import { BackupError } from '../storage/manifest.ts';

/** Runs a program of one answer: its line on standard output, or a plain line about what is wrong and exit code 1. */
export async function run(program: () => Promise<string>): Promise<void> {
	try {
		process.stdout.write(`${await program()}\n`);
	} catch (error) {
		process.exitCode = 1;
		process.stderr.write(`${sentenceOf(error)}\n`);
	}
}

function sentenceOf(error: unknown): string {
	if (error instanceof ConfigError || error instanceof BackupError || error instanceof DataDirInUse) return error.message;
	if (error instanceof Error) return error.stack ?? error.message;
	return String(error);
}
