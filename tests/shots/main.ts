/*
 * Pictures of every page as people see it, from the demo's own program, for whoever changes how it looks:
 *
 *     npm run shots                      all of them, in a few minutes
 *     npm run shots -- board phone       the board on a phone: both themes, both languages, every state
 *
 * They lie in `shots/`. What could not be taken is named, and ends with an error.
 */
import { chromium } from '@playwright/test';
import { startServer } from '../e2e/support/server.ts';
import { CHROMIUM } from '../support/chromium.ts';
import { take } from './camera.ts';
import { spendMorning } from './morning.ts';
import { nameOf, USAGE, type Wish, wishesOf } from './wishes.ts';

const FOLDER = 'shots';
/** Whatever hangs, this ends. */
const LIMIT_MS = 15 * 60_000;

async function main(words: readonly string[]): Promise<number> {
	let wishes: Wish[];
	try {
		wishes = wishesOf(words);
	} catch (error) {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
		return 2;
	}
	const end = Date.now() + LIMIT_MS;
	const [empty, busy] = [wishes.filter(({ state }) => state === 'empty'), wishes.filter(({ state }) => state !== 'empty')];
	const failed = [...(await session(busy, end, spendMorning)), ...(await session(empty, end))];
	process.stdout.write(`${wishes.length - failed.length} pictures in ${FOLDER}/\n`);
	for (const line of failed) process.stdout.write(`not taken: ${line}\n`);
	return failed.length === 0 ? 0 : 1;
}

/** @returns what was not taken, and why */
async function session(wishes: readonly Wish[], end: number, prepare?: (origin: string) => Promise<void>): Promise<string[]> {
	if (wishes.length === 0) return [];
	const server = await startServer();
	await using browser = await chromium.launch(CHROMIUM);
	const failed: string[] = [];
	try {
		await prepare?.(server.origin);
		for (const wish of wishes) {
			if (Date.now() > end) failed.push(`${nameOf(wish)}: no time left`);
			else {
				await take(browser, server.origin, wish, FOLDER).then(
					(path) => process.stderr.write(`${path}\n`),
					(error: unknown) => failed.push(`${nameOf(wish)}: ${String(error).split('\n')[0]}`)
				);
			}
		}
	} finally {
		await server.stop();
	}
	return failed;
}

process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));
process.exitCode = await main(process.argv.slice(2));
