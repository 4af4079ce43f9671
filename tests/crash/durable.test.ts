import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Random } from '#server/demo/simulation/random.ts';
import { Caller, PATIENT_MS } from '../support/caller.ts';
import { ChildServer } from '../support/child-server.ts';
import { figure, seed } from '../support/figures.ts';
import { tempDir } from '../support/temp.ts';
import { someFinding } from './reporter.ts';

const COMMANDS = figure(500, 30);

/*
 * A killed process loses nothing that the system was given; a machine without power does. Only counting what
 * the server asks the system to put on the platter shows the difference.
 */
it(`G1: the system has written a commit through before each of ${COMMANDS} acknowledgements`, async () => {
	const random = new Random(seed('G1 fsync'));
	using dir = tempDir('fsync');
	const log = join(dir.path, 'syscalls');
	await using server = await ChildServer.start({
		dataDir: join(dir.path, 'data'),
		// The tracer stands aside (-D), so that the process we started is the server itself.
		under: ['strace', '-D', '-f', '-qq', '-ttt', '-e', 'trace=fsync,fdatasync', '-e', 'signal=none', '-o', log]
	});
	const checker = await Caller.signIn(server.address, 'checker1');
	const windows: { from: number; to: number }[] = [];
	for (let n = 0; n < COMMANDS; n++) {
		const from = Date.now() / 1000;
		const answer = await checker.overHttp(someFinding(random), PATIENT_MS);
		if (answer?.ok) windows.push({ from: from - 0.001, to: Date.now() / 1000 });
	}
	await server.stop();

	const syncs = readFileSync(log, 'utf8')
		.split('\n')
		.map((line) => /^\d+\s+(\d+\.\d+)\s+f(?:data)?sync\(/.exec(line)?.[1])
		.filter((time) => time !== undefined)
		.map(Number);
	expect(windows).toHaveLength(COMMANDS);
	const bare = windows.filter(({ from, to }) => !syncs.some((time) => time >= from && time <= to));
	expect(bare, `of ${syncs.length} syncs none is inside these`).toEqual([]);
});

it('strace is there to count with', () => {
	expect(execFileSync('strace', ['-V'], { encoding: 'utf8' })).toContain('strace');
});
