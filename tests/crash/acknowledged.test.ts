import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Random } from '#server/demo/simulation/random.ts';
import { ChildServer } from '../support/child-server.ts';
import { until } from '../support/clients.ts';
import { Disk } from '../support/disk.ts';
import { figure, seed } from '../support/figures.ts';
import { tempDir } from '../support/temp.ts';
import { expectKept } from './ledger.ts';
import { type Reporter, reporters } from './reporter.ts';

const KILLS = figure(200, 10);
const ACKS = figure(20_000, 500);
const CLIENTS = figure(50, 8);

describe('G1: an acknowledged command is never lost and never doubled', () => {
	it(`over ${KILLS} kills at random moments under the load of ${CLIENTS} clients`, async () => {
		const random = new Random(seed('G1'));
		using dir = tempDir('g1');
		await using server = await ChildServer.start({ dataDir: dir.path });
		const phones = await reporters(server.address, CLIENTS, () => new Random(random.next() * 2 ** 31));
		const running = phones.map((phone) => phone.run());

		for (let kill = 0; kill < KILLS; kill++) {
			await moreAcks(phones, 1);
			await wait(random.between(0, 300));
			await server.kill();
			const before = ackedBy(phones);
			await server.start();
			using disk = new Disk(server.database);
			const lost = [...before.keys()].filter((id) => disk.count('select count(*) from command where id = ?', id) !== 1);
			expect(lost, `kill ${kill}`).toEqual([]);
		}
		await moreAcks(phones, ACKS - ackedBy(phones).size);
		for (const phone of phones) phone.stop();
		await Promise.all(running);
		await server.stop();

		expect(phones.flatMap((phone) => phone.wrong)).toEqual([]);
		using disk = new Disk(server.database);
		expectKept(ackedBy(phones), disk);
		expect(disk.integrity()).toBe('ok');
		for (const phone of phones) phone[Symbol.dispose]();
	});
});

function ackedBy(phones: readonly Reporter[]) {
	return new Map(phones.flatMap((phone) => [...phone.acked]));
}

async function moreAcks(phones: readonly Reporter[], wanted: number): Promise<void> {
	const before = ackedBy(phones).size;
	for (let more = 1; more <= wanted; more++) {
		await until(() => ackedBy(phones).size >= before + more, `acknowledgement ${before + more}`);
	}
}
