import { defaultCatalogue } from '#lib/domain/catalogue/index.ts';
import { MatchIndex, type MatchInput } from '#lib/domain/matching/index.ts';
import { bigrams, dice, normalise } from '#lib/domain/text/index.ts';
import { defaultExamples, TriageEngine } from '#lib/domain/triage/index.ts';
import { print, type BenchRow } from './row.ts';
import { ratios, spreadOf } from './statistics.ts';

const OPEN = 10_000;
/** The sample street: 35 grids and 17 alleys. */
const PLACES = 52;
const ROUNDS = 15;
const WARM_UP = 4;
/** Findings a round: short rounds, so that what else the machine does falls on both sides. */
const PER_ROUND = { match: 200, propose: 400, loop: 3, ready: 10 };
const GOALS = { match: 0.05, propose: 0.01 };

type Contender = keyof typeof PER_ROUND;
type Times = Record<Contender, number[]>;

/**
 * P10: one match and one proposal against scoring every open issue by bigram Dice in one loop. The
 * yardstick makes the bigrams of what it compares in its loop. Beside it, for information, stands
 * one that has the bigrams of all open issues made beforehand and only counts.
 */
export async function run(): Promise<BenchRow[]> {
	const board = Array.from({ length: OPEN }, (_, n) => ({ ...findingAt(n), issue: `issue-${n}` }));
	const index = new MatchIndex();
	for (const evidence of board) index.add(evidence);
	const texts = board.map(({ text }) => text);
	const ready = texts.map((text) => bigrams(normalise(text)));
	const engine = new TriageEngine(defaultCatalogue, defaultExamples);
	const times = measure({
		match: (n) => index.match(findingAt(n)).outcome,
		propose: (n) => engine.propose({ text: findingAt(n).text, placeType: exampleAt(n).placeType }).category,
		loop: (n) => closest(bigrams(normalise(findingAt(n).text)), texts, (text) => bigrams(normalise(text))),
		ready: (n) => closest(bigrams(normalise(findingAt(n).text)), ready, (grams) => grams),
	});
	return [row('match', times), row('propose', times), information('match', times), information('propose', times)];
}

/** Microseconds a call, round by round, all contenders in each. */
function measure(contenders: Record<Contender, (n: number) => unknown>): Times {
	const times: Times = { match: [], propose: [], loop: [], ready: [] };
	for (let round = -WARM_UP; round < ROUNDS; round++) {
		for (const name of ['loop', 'match', 'ready', 'propose'] as const) {
			const perCall = time(contenders[name], PER_ROUND[name], round);
			if (round >= 0) times[name].push(perCall);
		}
	}
	return times;
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

function closest<T>(finding: ReadonlySet<string>, board: readonly T[], gramsOf: (of: T) => ReadonlySet<string>): number {
	let best = 0;
	let at = -1;
	for (let index = 0; index < board.length; index++) {
		const score = dice(finding, gramsOf(board[index] as T));
		if (score > best) [best, at] = [score, index];
	}
	return at;
}

function time(contender: (n: number) => unknown, calls: number, round: number): number {
	const start = performance.now();
	for (let n = 0; n < calls; n++) contender((round + WARM_UP) * 31 + n * 3 + 1_000);
	return ((performance.now() - start) * 1000) / calls;
}

function row(what: keyof typeof GOALS, times: Times): BenchRow {
	const ratio = ratioOf(what, 'loop', times);
	const goal = GOALS[what];
	return {
		id: 'P10', what: `${what} against ${OPEN} open issues`, ours: spread(times[what]), theirs: spread(times.loop),
		ratio, goal: `≤ ${goal} ×`, reached: ratio <= goal,
	};
}

function information(what: keyof typeof GOALS, times: Times): BenchRow {
	return {
		id: 'P10', what: `${what}, bigrams of all issues made beforehand`,
		ours: spread(times[what]), theirs: spread(times.ready),
		ratio: ratioOf(what, 'ready', times), goal: '–', reached: true,
	};
}

/** Median of the rounds' own ratios. */
function ratioOf(ours: Contender, theirs: Contender, times: Times): number {
	return ratios(times[ours].map((each, round) => ({ ours: each, theirs: times[theirs][round] ?? NaN }))).median;
}

function spread(times: readonly number[]): string {
	const { median, min, max } = spreadOf(times);
	return `${median.toFixed(0)} µs (${min.toFixed(0)}–${max.toFixed(0)})`;
}

if (import.meta.main) print(await run());
