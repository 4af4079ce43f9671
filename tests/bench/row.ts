/** One line of `npm run bench`: what was measured against what, and whether it is good enough. */
export interface BenchRow {
  /** The row of PERFORMANCE.md or the goal it belongs to. */
  id: string;
  what: string;
  ours: string;
  theirs: string;
  /** Ours divided by theirs; null where nothing is divided. */
  ratio: number | null;
  goal: string;
  reached: boolean;
}

/** For a bench that is run by itself. */
export function print(rows: readonly BenchRow[]): void {
  for (const row of rows) {
    const ratio = row.ratio === null ? '' : `  ${row.ratio.toPrecision(2)} ×`;
    process.stdout.write(`${row.reached ? 'ok ' : 'NOT'} ${row.id}  ${row.what}: ${row.ours} / ${row.theirs}${ratio} (goal ${row.goal})\n`);
  }
}
