import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Random } from '#server/demo/simulation/random.ts';
import type { BoardInfo } from '#server/services.ts';
import { databaseFile } from '#server/storage/layout.ts';
import { Caller } from '../support/caller.ts';
import { ChildServer } from '../support/child-server.ts';
import { until } from '../support/clients.ts';
import { Disk } from '../support/disk.ts';
import { figure, seed } from '../support/figures.ts';
import { tempDir } from '../support/temp.ts';
import { expectKept } from './ledger.ts';
import { reporters } from './reporter.ts';

const TRIALS = figure(50, 2);
const run = promisify(execFile);

function cli(script: string, argument: string, dataDir: string) {
	return run(process.execPath, [`server/cli/${script}.ts`, argument], { env: { PATH: process.env.PATH, DATA_DIR: dataDir } });
}

describe('G12: a backup taken under load restores whole', () => {
	it.each(Array.from({ length: TRIALS }, (_, trial) => trial))('trial %i: with every acknowledgement given before it', async (trial) => {
		const random = new Random(seed(`G12 ${trial}`));
		using dir = tempDir('g12');
		await using server = await ChildServer.start({ dataDir: join(dir.path, 'data') });
		const phones = await reporters(server.address, 4, () => new Random(random.next() * 2 ** 31));
		const photo = await uploadPhoto(server.address);
		const running = phones.map((phone) => phone.run());
		await until(() => phones.every((phone) => phone.acked.size > 0), 'an acknowledgement each');
		await wait(random.between(0, 1000));

		const before = new Map(phones.flatMap((phone) => [...phone.acked]));
		await cli('backup', join(dir.path, 'backup'), server.dataDir);
		for (const phone of phones) phone.stop();
		await Promise.all(running);
		for (const phone of phones) phone[Symbol.dispose]();
		await server.stop();

		const restored = join(dir.path, 'restored');
		await cli('restore', join(dir.path, 'backup'), restored);
		using disk = new Disk(databaseFile(restored));
		expect(disk.integrity()).toBe('ok');
		expectKept(before, disk);
		expect(disk.count('select count(*) from photo where id = ?', photo)).toBe(1);

		await using again = await ChildServer.start({ dataDir: restored });
		const viewer = await Caller.signIn(again.address, 'viewer1');
		const board = await viewer.read<BoardInfo>('task-forces/huahu/boards/today');
		expect(board.figures.findings).toBe(disk.count('select count(*) from finding'));
	});
});

async function uploadPhoto(address: string): Promise<string> {
	const checker = await Caller.signIn(address, 'checker1');
	const bytes = new Uint8Array(await readFile('server/demo/photos/bins.jpg'));
	const id = createHash('sha256').update(bytes).digest('hex');
	const response = await fetch(`${address}/api/v1/photos/${id}`, {
		method: 'PUT',
		headers: { 'content-type': 'image/jpeg', origin: address, cookie: checker.cookie },
		body: bytes
	});
	expect(response.ok).toBe(true);
	return id;
}
