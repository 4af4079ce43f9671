import type { MeasuredRow } from './rounds.ts';
import type { BenchRow } from './row.ts';

const HEAD = ['id', 'what', 'ours', 'theirs', 'ratio', 'goal', 'reached'];

/** One table of all rows, columns aligned. */
export function table(rows: readonly BenchRow[]): string {
	const cells = [HEAD, ...rows.map((row) => [row.id, row.what, row.ours, row.theirs, ratioOf(row), row.goal, row.reached ? 'yes' : 'no'])];
	const widths = HEAD.map((_, column) => Math.max(...cells.map((line) => line[column]!.length)));
	const lines = cells.map((line) => line.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd());
	lines.splice(1, 0, widths.map((width) => '─'.repeat(width)).join('  '));
	return lines.join('\n');
}

function ratioOf(row: BenchRow | MeasuredRow): string {
	if (row.ratio === null) return '–';
	const ratio = `${row.ratio.toPrecision(2)} ×`;
	return 'range' in row ? `${ratio} [${row.range.min.toPrecision(2)}–${row.range.max.toPrecision(2)}]` : ratio;
}
