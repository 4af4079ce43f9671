import { bareSocket, type Bench, contenders, insertingSocket } from '../bench.ts';
import { alternate, compare } from '../rounds.ts';
import type { BenchRow } from '../row.ts';

/** What the morning has brought so far. */
const BOARD = 300;
const WATCHERS = 20;

/** P5: as many findings as it takes. */
export async function saturated(bench: Bench): Promise<BenchRow[]> {
	await using pair = await contenders(bench, BOARD, bareSocket);
	const ours = pair.ours.commands(10, WATCHERS);
	const theirs = pair.theirs.commands(10, WATCHERS);
	let seed = 0;
	const load = () => ({ onTheWay: 16, findings: 4_000, seed: seed++ });
	const pairs = await alternate(
		bench.rounds,
		() => bench.generator.run('report', { ...load(), target: ours }),
		() => bench.generator.run('report', { ...load(), target: theirs })
	);
	return [compare({ id: 'P5', what: 'findings acknowledged, shown to 20', pairs, of: (round) => round.perSecond, unit: '/s', goal: { atLeast: 2 } })];
}

/** P6: one after the other. */
export async function single(bench: Bench): Promise<BenchRow[]> {
	await using pair = await contenders(bench, BOARD, insertingSocket);
	const ours = pair.ours.commands(1, WATCHERS);
	const theirs = pair.theirs.commands(1, WATCHERS);
	let seed = 0;
	const load = () => ({ perSecond: 200, seconds: 4, seed: seed++ });
	const pairs = await alternate(
		bench.rounds,
		() => bench.generator.run('drip', { ...load(), target: ours }),
		() => bench.generator.run('drip', { ...load(), target: theirs })
	);
	return [
		compare({ id: 'P6', what: '200 findings/s: p50 to acknowledgement', pairs, of: (round) => round.p50, unit: 'ms', goal: { atMost: 1.5 } }),
		compare({ id: 'P6', what: '200 findings/s: p99 to acknowledgement', pairs, of: (round) => round.p99, unit: 'ms', goal: { atMost: 1.5 } })
	];
}
