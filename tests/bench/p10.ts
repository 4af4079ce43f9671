import { defaultCatalogue } from '#lib/domain/catalogue/index.ts';
import { MatchIndex, type MatchInput } from '#lib/domain/matching/index.ts';
import { bigrams, dice, normalise } from '#lib/domain/text/index.ts';
import { defaultExamples, TriageEngine } from '#lib/domain/triage/index.ts';
import { print, type BenchRow } from './row.ts';

const OPEN = 10_000;
/** The sample street: 35 grids and 17 alleys. */
const PLACES = 52;
const ROUNDS = 9;
/** Findings a round; the loop over all issues is slow enough with fewer. */
const PER_ROUND = { ours: 1_000, theirs: 20 };
const GOALS = { match: 0.05, propose: 0.01 };

/** P10: one match and one proposal against scoring every open issue by bigram Dice in one loop. */
export async function run(): Promise<BenchRow[]> {
  const board = Array.from({ length: OPEN }, (_, n) => ({ ...findingAt(n), issue: `issue-${n}` }));
  const index = new MatchIndex();
  for (const evidence of board) index.add(evidence);
  // The yardstick has the bigrams of what is open at hand; only the finding's own are made anew.
  const grams = board.map(({ text }) => bigrams(normalise(text)));
  const engine = new TriageEngine(defaultCatalogue, defaultExamples);
  const contenders = {
    match: (n: number) => index.match(findingAt(n)).outcome,
    propose: (n: number) => engine.propose({ text: findingAt(n).text, placeType: exampleAt(n).placeType }).category,
    loop: (n: number) => closest(bigrams(normalise(findingAt(n).text)), grams),
  };
  const times: Record<keyof typeof contenders, number[]> = { match: [], propose: [], loop: [] };
  for (let round = -4; round < ROUNDS; round++) {
    for (const name of ['loop', 'match', 'propose'] as const) {
      const perCall = time(contenders[name], name === 'loop' ? PER_ROUND.theirs : PER_ROUND.ours, round);
      // The first rounds warm up.
      if (round >= 0) times[name].push(perCall);
    }
  }
  return [row('match', times.match, times.loop), row('propose', times.propose, times.loop)];
}

function exampleAt(n: number) {
  const example = defaultExamples[n % defaultExamples.length];
  if (example === undefined) throw new Error('no examples');
  return example;
}

/** Spread over places as a street is: each place some 100 m from the next, findings all over it. */
function findingAt(n: number): MatchInput {
  const place = (n * 7) % PLACES;
  const position = {
    lat: 30.2 + Math.floor(place / 8) * 0.001 + ((n * 13) % 89) * 0.00001,
    lon: 115.1 + (place % 8) * 0.001 + ((n * 17) % 97) * 0.00001,
    accuracy: 15,
  };
  return { text: exampleAt(n * 11).text, category: null, place: `place-${place}`, position, capturedAt: n * 60_000 };
}

function closest(finding: ReadonlySet<string>, board: readonly ReadonlySet<string>[]): number {
  let best = 0;
  let at = -1;
  board.forEach((grams, index) => {
    const score = dice(finding, grams);
    if (score > best) [best, at] = [score, index];
  });
  return at;
}

/** Microseconds a call. */
function time(contender: (n: number) => unknown, calls: number, round: number): number {
  const start = performance.now();
  for (let n = 0; n < calls; n++) contender(round * 31 + n * 3 + 1_000);
  return ((performance.now() - start) * 1000) / calls;
}

function row(what: keyof typeof GOALS, ours: readonly number[], theirs: readonly number[]): BenchRow {
  const ratio = median(ours) / median(theirs);
  const goal = GOALS[what];
  return { id: 'P10', what: `${what} against ${OPEN} open issues`, ours: spread(ours), theirs: spread(theirs), ratio, goal: `≤ ${goal} ×`, reached: ratio <= goal };
}

function spread(times: readonly number[]): string {
  return `${median(times).toFixed(0)} µs (${Math.min(...times).toFixed(0)}–${Math.max(...times).toFixed(0)})`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

if (import.meta.main) print(await run());
