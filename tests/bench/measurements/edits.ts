import type { BenchRow } from '../row.ts';
import { type Bench, contenders, hocuspocus } from '../bench.ts';
import { alternate, compare } from '../rounds.ts';

/** A street's day, and one far beyond it. */
const BOARD = 300;
const LARGE_BOARD = 10_000;
const CONNECTIONS = 50;
/** Longer than the ten seconds after which the peer stores, whatever else happens. */
const STALL_SECONDS = 12;

/** P1: as many edits as it takes. */
export async function saturated(bench: Bench): Promise<BenchRow[]> {
	await using pair = await contenders(bench, BOARD, hocuspocus);
	const load = { connections: CONNECTIONS, onTheWay: 32, editsEach: 5_000 };
	const pairs = await alternate(
		bench.rounds,
		() => bench.generator.run('flood', { ...load, target: pair.ours.documents }),
		() => bench.generator.run('flood', { ...load, target: pair.theirs.documents(pair.ours) })
	);
	return [compare({ id: 'P1', what: 'edits delivered to 50 screens', pairs, of: (round) => round.perSecond, unit: '/s', goal: { atLeast: 1.2 } })];
}

/** P2: an ordinary afternoon, and the same on a large board. */
export async function calm(bench: Bench): Promise<BenchRow[]> {
	const usual = await paced(bench, BOARD, 100, 4);
	const large = await paced(bench, LARGE_BOARD, 100, STALL_SECONDS);
	return [
		compare({ id: 'P2', what: '100 edits/s: p50 to other screens', pairs: usual, of: (round) => round.p50, unit: 'ms', goal: { atMost: 2.5 } }),
		compare({ id: 'P2', what: '100 edits/s on 10,000 issues: slowest', pairs: large, of: (round) => round.slowest, unit: 'ms', goal: { atMost: 0.5 } })
	];
}

/** P3: everybody types. */
export async function busy(bench: Bench): Promise<BenchRow[]> {
	const pairs = await paced(bench, BOARD, 1_000, 4);
	return [
		compare({ id: 'P3', what: '1,000 edits/s: server CPU per 1,000', pairs, of: (round) => round.cpuPerThousand, unit: 'ms', goal: { atMost: 0.7 } }),
		compare({ id: 'P3', what: '1,000 edits/s: p99 to other screens', pairs, of: (round) => round.p99, unit: 'ms', goal: { atMost: 6 } })
	];
}

/** P4: the noon rush. */
export async function joins(bench: Bench): Promise<BenchRow[]> {
	await using pair = await contenders(bench, LARGE_BOARD, hocuspocus);
	const load = { connections: CONNECTIONS, issues: LARGE_BOARD };
	const pairs = await alternate(
		bench.rounds,
		() => bench.generator.run('rush', { ...load, target: pair.ours.documents }),
		() => bench.generator.run('rush', { ...load, target: pair.theirs.documents(pair.ours) })
	);
	return [
		compare({ id: 'P4', what: '50 join a board of 10,000: the last', pairs, of: (round) => round.last, unit: 'ms', goal: { atMost: 0.15 } }),
		compare({ id: 'P4', what: '50 join a board of 10,000: server CPU', pairs, of: (round) => round.cpu, unit: 'ms', goal: { atMost: 0.05 } })
	];
}

async function paced(bench: Bench, issues: number, perSecond: number, seconds: number) {
	await using pair = await contenders(bench, issues, hocuspocus);
	const load = { connections: CONNECTIONS, perSecond, seconds };
	return await alternate(
		bench.rounds,
		() => bench.generator.run('pace', { ...load, target: pair.ours.documents }),
		() => bench.generator.run('pace', { ...load, target: pair.theirs.documents(pair.ours) })
	);
}
