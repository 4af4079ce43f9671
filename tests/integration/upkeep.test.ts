import { expect, it } from 'vitest';
import { openPhone, openReplica, until } from '../support/clients.ts';
import { type RunningApp, startApp } from '../support/app.ts';

const MINUTE = 60_000;

async function stored({ app }: RunningApp) {
	const { reader } = app.storage;
	const count = (table: 'document_update' | 'document_snapshot') =>
		reader.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
	return { updates: Number((await count('document_update')).n), snapshots: Number((await count('document_snapshot')).n) };
}

it('a document of many updates is compacted once its people pause, and goes on behind the snapshot', async () => {
	let now = Date.parse('2026-11-20T02:00:00Z');
	await using server = await startApp({ upkeepMs: 20, clock: () => now });
	const cookie = await server.signIn('member1');
	using phone = await openPhone(server.origin, cookie);
	const capturedAt = new Date(now).toISOString();
	const { issue } = await phone.report({ place: 'D001', text: '楼道内有小广告', capturedAt });
	const name = `board/huahu/${await server.today()}`;
	using replica = openReplica(server.origin, cookie, name);
	await replica.synced();
	const map = replica.issues.get(issue)!;
	// One update a commit: each edit waits for the one before it.
	for (let edit = 1; (await stored(server)).updates < 600; edit++) {
		map.set('title', `第${edit}稿`);
		await new Promise((resolve) => setTimeout(resolve, 1));
	}
	expect((await stored(server)).snapshots, 'not while they edit').toBe(0);
	// Time goes on: the last edits may still have been on their way.
	await until(async () => {
		now += 10_000;
		return (await stored(server)).snapshots === 1;
	}, 'the document is compacted');
	map.set('title', '定稿');
	using later = openReplica(server.origin, cookie, name);
	await until(() => later.issues.get(issue)?.get('title') === '定稿', 'the last edit is there');
	expect((await stored(server)).updates).toBeLessThan(100);
});

it('a board that nobody has open leaves memory, and is the same when somebody opens it again', async () => {
	let now = Date.parse('2026-11-20T02:00:00Z');
	const finding = () => ({ place: 'D001', text: '楼道内有小广告', capturedAt: new Date(now).toISOString() });
	await using server = await startApp({ upkeepMs: 20, clock: () => now });
	const cookie = await server.signIn('member1');
	const name = `board/huahu/${await server.today()}`;
	let issue: string;
	{
		using phone = await openPhone(server.origin, cookie);
		({ issue } = await phone.report(finding()));
		using replica = openReplica(server.origin, cookie, name);
		await until(() => replica.issues.has(issue));
		replica.issues.get(issue)!.set('title', '储藏室铁门上写了小广告');
		await until(async () => (await stored(server)).updates >= 2);
	}
	// Unloading leaves a snapshot and nothing behind it.
	await until(async () => {
		now += 10 * MINUTE;
		const { updates, snapshots } = await stored(server);
		return snapshots === 1 && updates === 0;
	}, 'the board is unloaded');
	using replica = openReplica(server.origin, cookie, name);
	await until(() => replica.issues.get(issue)?.get('title') === '储藏室铁门上写了小广告');
	using phone = await openPhone(server.origin, cookie);
	const again = await phone.report(finding());
	expect(again, 'matching knows what was reported before').toMatchObject({ issue, outcome: 'joined' });
	await until(() => replica.issues.get(issue)?.get('findingCount') === 2);
});
