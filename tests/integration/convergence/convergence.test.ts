import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boardName } from '#lib/protocol/collab.ts';
import { Random } from '#server/demo/simulation/random.ts';
import { type RunningApp, startApp } from '../../support/app.ts';
import { openPhone, openReplica, type Phone, type Replica, until } from '../../support/clients.ts';
import { figure, seed } from '../../support/figures.ts';
import { tempDir } from '../../support/temp.ts';
import { expectRowsEqual, haveConverged, structsOf } from './compare.ts';
import { editSomething } from './edits.ts';

const SEEDS = figure(1000, 20);
const OPERATIONS = figure(2000, 300);
const CLIENTS = ['member1', 'member2', 'member3', 'member4', 'member5', 'member6', 'supervisor1', 'supervisor2', 'leader1', 'viewer1'];

describe('G3: all replicas converge, and the rows equal the document', () => {
	const dir = tempDir('g3');
	const first = seed('G3');
	const cookies: string[] = [];
	let checker = '';
	let running: RunningApp;

	beforeAll(async () => {
		running = await startApp({ dataDir: dir.path });
		for (const name of CLIENTS) cookies.push(await running.signIn(name));
		checker = await running.signIn('checker1');
	});
	afterAll(async () => {
		await running.stop();
		dir[Symbol.dispose]();
	});

	it.each(Array.from({ length: SEEDS }, (_, n) => first + n))(`seed %i: ${OPERATIONS} operations of 10 clients`, async (number) => {
		const random = new Random(number);
		const board = boardName('huahu', await running.today());
		const people = [...(await running.app.storage.reader.selectFrom('person').select('id').execute())].map(({ id }) => id);
		let phone = await openPhone(running.origin, checker);
		for (let n = 0; n < 3; n++) await report(phone, random);
		const replicas = cookies.map((cookie) => openReplica(running.origin, cookie, board));
		await Promise.all(replicas.map((replica) => replica.synced()));

		for (let n = 0; n < OPERATIONS; n++) {
			const replica = random.pick(replicas);
			if (random.chance(0.05)) toggle(replica);
			else editSomething(replica, people, random);
			if (random.chance(0.02)) await report(phone, random);
			if (random.chance(0.3)) await turn(random);
			if (n === Math.floor(OPERATIONS / 2)) {
				phone[Symbol.dispose]();
				running = await restarted(running);
				phone = await openPhone(running.origin, checker);
			}
		}

		for (const { provider } of replicas) provider.connect();
		using fresh = openReplica(running.origin, cookies[0]!, board);
		const docs = [...replicas, fresh].map(({ doc }) => doc);
		await until(() => [...replicas, fresh].every(({ provider }) => provider.synced) && haveConverged(docs), 'one state everywhere');
		for (const doc of docs) {
			expect(structsOf(doc)).toEqual(structsOf(fresh.doc));
			expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
		}
		await expectRowsEqual(fresh.doc, running.app.storage.reader, board.split('/')[2]!);
		phone[Symbol.dispose]();
		for (const replica of replicas) replica[Symbol.dispose]();
	});
});

/** Goes offline, or comes back with what was done meanwhile. */
function toggle({ provider }: Replica): void {
	if (provider.wsconnected) provider.disconnect();
	else provider.connect();
}

async function report(phone: Phone, random: Random): Promise<void> {
	const place = `D${String(1 + Math.floor(random.between(0, 100))).padStart(3, '0')}`;
	await phone.report({ place, text: random.pick(['路灯不亮', '楼道内有小广告', '垃圾桶旁垃圾未扫', '这里有点情况']) });
}

/** Lets what is on the way arrive, or not. */
function turn(random: Random): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, random.between(0, 4)));
}

async function restarted({ stop, dataDir, origin }: RunningApp): Promise<RunningApp> {
	await stop();
	return await startApp({ dataDir, port: Number(new URL(origin).port) });
}
