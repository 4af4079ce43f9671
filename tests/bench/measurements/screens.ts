import { chromium } from '@playwright/test';
import { CHROMIUM } from '../../support/chromium.ts';
import { tempDir } from '../../support/temp.ts';
import type { Bench } from '../bench.ts';
import { Noonboard } from '../noonboard.ts';
import { alternate, compare } from '../rounds.ts';
import type { BenchRow } from '../row.ts';
import { board } from '../screens/board.ts';
import { transferred } from '../screens/transferred.ts';

const BOARD = 300;
const LARGE_BOARD = 5_000;
/** bytes of a page's first use */
const FIRST_USE = { board: 200_000, report: 120_000 };

/** P11: a day of which no street has ever seen the like, beside one without issues. */
export async function large({ rounds, seeds }: Bench): Promise<BenchRow[]> {
	await using browser = await chromium.launch(CHROMIUM);
	using fullDir = tempDir('bench-full');
	using emptyDir = tempDir('bench-empty');
	await using full = await Noonboard.start(seeds, LARGE_BOARD, fullDir.path, null);
	await using empty = await Noonboard.start(seeds, 0, emptyDir.path, null);
	const pairs = await alternate(rounds, () => board(browser, full.screens), () => board(browser, empty.screens));
	const rows = Math.max(...pairs.map(({ ours }) => ours.rows ?? Number.POSITIVE_INFINITY));
	return [
		compare({ id: 'P11', what: '5,000 issues against none: open to usable', pairs, of: (round) => round.usable, unit: 'ms', goal: { atMost: 2 } }),
		compare({ id: 'P11', what: '5,000 issues against none: frames while scrolling, p95', pairs, of: (round) => round.frame, unit: 'ms', goal: { atMost: 1.2 } }),
		{ id: 'P11', what: "rows that somebody else's edit repaints", ours: String(rows), theirs: '–', ratio: null, goal: '1', reached: rows === 1 }
	];
}

/** P12: what comes over the line. */
export async function firstUse({ seeds }: Bench): Promise<BenchRow[]> {
	await using browser = await chromium.launch(CHROMIUM);
	using dir = tempDir('bench-first-use');
	await using ours = await Noonboard.start(seeds, BOARD, dir.path, null);
	const pages = [
		{ what: 'the board', path: '/t/huahu', usable: '[data-save=saved]', goal: FIRST_USE.board },
		{ what: 'the report form', path: '/t/huahu/report', usable: 'html[data-alive]', goal: FIRST_USE.report }
	];
	const rows: BenchRow[] = [];
	for (const { what, path, usable, goal } of pages) {
		const bytes = await transferred(browser, ours.screens, path, usable);
		rows.push({
			id: 'P12',
			what: `transferred for the first use of ${what}`,
			ours: kilobytes(bytes),
			theirs: '–',
			ratio: null,
			goal: `≤ ${kilobytes(goal)}`,
			reached: bytes <= goal
		});
	}
	return rows;
}

function kilobytes(bytes: number): string {
	return `${Math.round(bytes / 1000)} KB`;
}
