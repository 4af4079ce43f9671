import { readFileSync } from 'node:fs';
import { defaultCatalogue } from '#lib/domain/catalogue/index.ts';
import { comparePair } from '#lib/domain/matching/index.ts';
import { defaultExamples, TriageEngine } from '#lib/domain/triage/index.ts';
import { parseTsv } from './tsv.ts';

/**
 * What the engines say of each row of a table, one line a row, in order:
 * `judge findings FILE` → category, lane, department, confidence (`-` for what it would ask about);
 * `judge pairs FILE` → same, suggested or different, and a confidence.
 * Labels in the table are not read.
 */
type Row = Record<string, string>;

const USAGE = 'usage: judge findings FILE | judge pairs FILE';

function main([kind, file, ...rest]: string[]): number {
	const judge = kind === 'findings' ? judgeFindings : kind === 'pairs' ? judgePairs : undefined;
	if (judge === undefined || file === undefined || rest.length > 0) return fail(USAGE);
	let source: string;
	try {
		source = readFileSync(file, 'utf8');
	} catch (error) {
		return fail(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
	}
	const rows = parseTsv(source);
	const needed = kind === 'findings' ? ['text_zh'] : ['a_text', 'b_text', 'same_place'];
	const missing = needed.filter((column) => rows[0] !== undefined && !(column in rows[0]));
	if (missing.length > 0) return fail(`${file} has no column ${missing.join(', ')}`);
	const lines = judge(rows);
	process.stdout.write(lines.map((line) => `${line}\n`).join(''));
	return 0;
}

function judgeFindings(rows: readonly Row[]): string[] {
	const engine = new TriageEngine(defaultCatalogue, defaultExamples);
	return rows.map((row) => {
		const answer = engine.propose({ text: row.text_zh ?? '', placeType: row.place_hint || null });
		return [answer.category ?? '-', answer.lane ?? '-', answer.department ?? '-', answer.confidence.toFixed(2)].join('\t');
	});
}

function judgePairs(rows: readonly Row[]): string[] {
	return rows.map((row) => {
		const context = {
			samePlace: ['1', 'true', 'yes'].includes((row.same_place ?? '').toLowerCase()),
			minutesApart: number(row.minutes_apart) ?? 0,
			distanceM: number(row.distance_m),
		};
		const answer = comparePair({ text: row.a_text ?? '' }, { text: row.b_text ?? '' }, context);
		return `${answer.verdict}\t${answer.confidence.toFixed(2)}`;
	});
}

function number(cell: string | undefined): number | null {
	const value = Number(cell);
	return cell === undefined || cell === '' || !Number.isFinite(value) ? null : value;
}

function fail(message: string): number {
	process.stderr.write(`${message}\n`);
	return 2;
}

process.exitCode = main(process.argv.slice(2));
