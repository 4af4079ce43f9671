import { resolve } from 'node:path';
import { tempDir } from '../support/temp.ts';
import type { Generator } from './generator.ts';
import { Noonboard } from './noonboard.ts';
import { Peer } from './peer.ts';
import type { Seeds } from './seeds.ts';

/** What every measurement is given. */
export interface Bench {
	rounds: number;
	generator: Generator;
	seeds: Seeds;
	/** directory for CPU profiles of our server */
	profile: string | null;
}

export interface Contenders extends AsyncDisposable {
	ours: Noonboard;
	theirs: Peer;
}

/** Our server on a board of so many issues, and its peer beside it, both new. */
export async function contenders(
	{ seeds, profile }: Bench,
	issues: number,
	peer: (ours: Noonboard, dir: string) => Promise<Peer>
): Promise<Contenders> {
	await using made = new AsyncDisposableStack();
	const data = made.use(tempDir('bench'));
	const own = made.use(tempDir('bench-peer'));
	const ours = made.use(await Noonboard.start(seeds, issues, data.path, profile === null ? null : resolve(profile)));
	const theirs = made.use(await peer(ours, own.path));
	const parts = made.move();
	return { ours, theirs, [Symbol.asyncDispose]: () => parts.disposeAsync() };
}

export const hocuspocus = (ours: Noonboard, dir: string) => Peer.hocuspocus(ours, dir);
export const bareSocket = () => Peer.bareSocket();
export const insertingSocket = (_ours: Noonboard, dir: string) => Peer.insertingSocket(dir);
