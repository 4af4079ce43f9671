/*
 * What costs, out of CPU profiles that `bench --profile DIRECTORY` has left: share of all samples that were not idle,
 * by function, by what it does itself and with all it calls.
 *
 *     node tests/bench/profile.ts FILE.cpuprofile [ROWS]
 */
import { readFileSync } from 'node:fs';

interface Node {
	id: number;
	callFrame: { functionName: string; url: string; lineNumber: number };
	children?: number[];
}
interface Profile {
	nodes: Node[];
	samples: number[];
	timeDeltas: number[];
}

const [file = '', rows = '40'] = process.argv.slice(2);
const profile = JSON.parse(readFileSync(file, 'utf8')) as Profile;
const NOT_WORK = new Set(['(idle)', '(root)', '(program)']);

const byId = new Map(profile.nodes.map((node) => [node.id, node]));
const own = new Map<number, number>();
profile.samples.forEach((id, index) => own.set(id, (own.get(id) ?? 0) + profile.timeDeltas[index]!));

const self = new Map<string, number>();
const total = new Map<string, number>();
walk(profile.nodes[0]!, new Set());
const busy = [...self].filter(([name]) => !NOT_WORK.has(name)).reduce((sum, [, time]) => sum + time, 0);

print('itself', self);
print('with what it calls', total);

/** @returns time below and in this node; a recursive function counts once */
function walk(node: Node, above: ReadonlySet<string>): number {
	const name = nameOf(node);
	const inside = new Set(above).add(name);
	const mine = own.get(node.id) ?? 0;
	let time = mine;
	for (const child of node.children ?? []) time += walk(byId.get(child)!, inside);
	self.set(name, (self.get(name) ?? 0) + mine);
	if (!above.has(name)) total.set(name, (total.get(name) ?? 0) + time);
	return time;
}

function nameOf({ callFrame: { functionName, url, lineNumber } }: Node): string {
	const place = url.replace(/^.*\/node_modules\//, '~').replace(/^file:\/\/.*?\/(?=server\/|src\/|tests\/)/, '');
	return place === '' ? functionName : `${functionName || '(anonymous)'} ${place}:${lineNumber + 1}`;
}

function print(title: string, times: ReadonlyMap<string, number>): void {
	process.stdout.write(`\n${title}, of ${(busy / 1e6).toFixed(2)} s busy\n`);
	const sorted = [...times].filter(([name]) => !NOT_WORK.has(name)).sort(([, a], [, b]) => b - a);
	for (const [name, time] of sorted.slice(0, Number(rows))) {
		process.stdout.write(`${((100 * time) / busy).toFixed(1).padStart(6)} %  ${name}\n`);
	}
}
