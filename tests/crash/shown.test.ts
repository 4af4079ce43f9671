import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { FeedEvent } from '#lib/protocol/feed.ts';
import { Random } from '#server/demo/simulation/random.ts';
import { Caller } from '../support/caller.ts';
import { ChildServer } from '../support/child-server.ts';
import { openReplica, until } from '../support/clients.ts';
import { ahead, deletionsAhead } from '../support/compare-docs.ts';
import { Disk } from '../support/disk.ts';
import { figure, seed } from '../support/figures.ts';
import { FrameWatcher } from '../support/frames.ts';
import { tempDir } from '../support/temp.ts';
import { Editor, someIssues, todaysBoard } from './editors.ts';
import { Mirror } from './mirror.ts';
import { reporters } from './reporter.ts';

const KILLS = figure(200, 5);
const FRAMES = figure(10_000, 500);
const EDITORS = ['member1', 'member2', 'leader1'];

describe('G2: nobody sees what the disk does not have', () => {
	it(`at ${FRAMES} broadcast frames and feed events, another connection finds all of it in the database`, async () => {
		const random = new Random(seed('G2 frames'));
		using dir = tempDir('g2');
		await using server = await ChildServer.start({ dataDir: dir.path });
		await someIssues(server.address, 10, random);
		const viewer = await Caller.signIn(server.address, 'viewer1');
		const board = await todaysBoard(viewer);
		using disk = new Disk(server.database);
		const mirror = new Mirror(disk, board);
		const offences: string[] = [];
		let frames = 0;
		let events = 0;

		using watcher = new FrameWatcher(viewer, board, (update) => {
			mirror.refresh();
			offences.push(...mirror.missing(update));
			frames++;
		});
		await watcher.opened();
		const feed = viewer.socket();
		feed.on('feed', (sent: FeedEvent | FeedEvent[]) => {
			for (const event of [sent].flat()) {
				const there = disk.count('select count(*) from feed_event where seq = ?', event.seq);
				const finding = event.type !== 'finding' || disk.count('select count(*) from finding where id = ?', event.finding) === 1;
				if (there !== 1 || !finding) offences.push(`event ${event.seq}`);
				events++;
			}
		});
		await feed.emitWithAck('watch', { taskForce: 'huahu' });

		const phones = await reporters(server.address, 2, () => new Random(random.next() * 2 ** 31));
		const editors = await Promise.all(
			EDITORS.map((name) => Editor.open(server.address, name, board, new Random(random.next() * 2 ** 31)))
		);
		const running = [...phones, ...editors].map((one) => one.run());
		for (let wanted = 100; wanted <= FRAMES; wanted += 100) {
			await until(() => frames >= wanted && events >= wanted / 10, `frame ${wanted}`);
		}
		for (const one of [...phones, ...editors]) one.stop();
		await Promise.all(running);
		for (const one of [...phones, ...editors]) one[Symbol.dispose]();
		feed.disconnect();

		expect(offences).toEqual([]);
		expect(phones.flatMap((phone) => phone.wrong)).toEqual([]);
	});

	it(`after each of ${KILLS} kills no client holds what the server lacks`, async () => {
		const random = new Random(seed('G2 kills'));
		using dir = tempDir('g2-kills');
		await using server = await ChildServer.start({ dataDir: dir.path });
		await someIssues(server.address, 10, random);

		for (let kill = 0; kill < KILLS; kill++) {
			const viewer = await Caller.signIn(server.address, 'viewer1');
			const board = await todaysBoard(viewer);
			using watcher = openReplica(viewer.address, viewer.cookie, board);
			await watcher.synced();
			const editors = await Promise.all(
				EDITORS.map((name) => Editor.open(server.address, name, board, new Random(random.next() * 2 ** 31)))
			);
			const running = editors.map((editor) => editor.run());
			await wait(random.between(100, 600));
			await server.kill();
			for (const editor of editors) editor.stop();
			await Promise.all(running);
			// What was on the wire still arrives; nobody gets to send again.
			await wait(50);
			const holders = [watcher, ...editors.map((editor) => editor.replica)];
			for (const { provider } of holders) provider.disconnect();

			await server.start();
			using fresh = openReplica(viewer.address, viewer.cookie, board);
			await fresh.synced();
			for (const { doc } of holders) expect(ahead(doc, fresh.doc), `kill ${kill}`).toEqual([]);
			expect(deletionsAhead(watcher.doc, fresh.doc), `kill ${kill}`).toEqual([]);
			for (const editor of editors) editor[Symbol.dispose]();
		}
	});
});
