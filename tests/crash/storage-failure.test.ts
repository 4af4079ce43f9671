import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Answer } from '#lib/protocol/commands.ts';
import type { FeedEvent } from '#lib/protocol/feed.ts';
import { Random } from '#server/demo/simulation/random.ts';
import { Caller, type Command, PATIENT_MS } from '../support/caller.ts';
import { ChildServer } from '../support/child-server.ts';
import { openReplica, until } from '../support/clients.ts';
import { Disk } from '../support/disk.ts';
import { figure, seed } from '../support/figures.ts';
import { FULL, refusedWrites, smallDisk } from './bad-disk.ts';
import { someIssues, todaysBoard } from './editors.ts';
import { expectKept } from './ledger.ts';
import { someFinding } from './reporter.ts';

const TRIALS = figure(20, 3);
const CANARY = 'written while the disk was full';

describe('G10: a full or failing disk gives no acknowledgement and shows nothing to anybody', () => {
	it.each(Array.from({ length: TRIALS }, (_, trial) => trial))('trial %i; afterwards everything is delivered, once', async (trial) => {
		const random = new Random(seed(`G10 ${trial}`));
		using disk = (trial % 2 === 0 ? smallDisk() : null) ?? refusedWrites();
		await using server = await ChildServer.start({ dataDir: disk.path });
		const [issue = ''] = await someIssues(server.address, 5, random);
		const checker = await Caller.signIn(server.address, 'checker1');
		const viewer = await Caller.signIn(server.address, 'viewer1');
		const member = await Caller.signIn(server.address, 'member1');
		const board = await todaysBoard(viewer);
		using watching = openReplica(viewer.address, viewer.cookie, board);
		await watching.synced();
		using editing = openReplica(member.address, member.cookie, board);
		await editing.synced();
		const shown = new Set<string>();
		const feed = viewer.socket();
		feed.on('feed', (events: FeedEvent | FeedEvent[]) => {
			for (const event of [events].flat()) if (event.type === 'finding') shown.add(event.finding);
		});
		await feed.emitWithAck('watch', { taskForce: 'huahu' });

		disk.fail(server);
		const acked = new Map<string, Answer & { ok: true }>();
		const refused = await reportUntilRefused(checker, random, acked);
		editing.issues.get(issue)!.set('title', CANARY);
		const waiting = [refused];
		// Each refusal says so to everybody; into the last pages of a full disk a small commit may still fit.
		await until(async () => {
			const sent = someFinding(random);
			const answer = await checker.overHttp(sent, PATIENT_MS);
			if (answer?.ok && disk.kind === FULL) acked.set(sent.id, answer);
			else {
				expect(answer).toMatchObject({ ok: false, error: { code: 'storage_unavailable' } });
				waiting.push(sent);
			}
			return waiting.length > 2 && !(await server.ready()) && (await upgradeStatus(viewer, board)) === 503;
		}, 'the server says that it cannot store');

		using stored = new Disk(server.database);
		if (watching.issues.get(issue)!.get('title') === CANARY) {
			expect(stored.count('select count(*) from issue where id = ? and title = ?', issue, CANARY), disk.kind).toBe(1);
		}
		for (const finding of shown) expect(stored.count('select count(*) from finding where id = ?', finding), disk.kind).toBe(1);
		for (const finding of findingsOf(acked)) expect(stored.count('select count(*) from finding where id = ?', String(finding))).toBe(1);

		disk.mend(server);
		await until(() => server.ready(), 'ready again');
		for (const sent of waiting) {
			const answer = await checker.overHttp(sent, PATIENT_MS);
			if (!answer?.ok) throw new Error(`not taken after ${disk.kind}: ${JSON.stringify(answer)}`);
			acked.set(sent.id, answer);
		}
		await until(() => watching.issues.get(issue)!.get('title') === CANARY, 'the edit shown');
		feed.disconnect();
		await server.stop();

		using rows = new Disk(server.database);
		expect(rows.count('select count(*) from issue where id = ? and title = ?', issue, CANARY)).toBe(1);
		expectKept(acked, rows);
		expect(rows.integrity()).toBe('ok');
	});
});

/** A full disk still takes what fits into the pages it has: reports until one is refused, which is given back. */
async function reportUntilRefused(checker: Caller, random: Random, acked: Map<string, Answer & { ok: true }>): Promise<Command> {
	for (let n = 0; n < 2000; n++) {
		const sent = someFinding(random);
		const answer = await checker.overHttp(sent, PATIENT_MS);
		if (answer === null) throw new Error('no answer from a server that runs');
		if (!answer.ok) return sent;
		acked.set(sent.id, answer);
	}
	throw new Error('the disk never failed');
}

function findingsOf(acked: ReadonlyMap<string, Answer & { ok: true }>): unknown[] {
	return [...acked.values()].map(({ result }) => ('finding' in result ? result.finding : null));
}

/** The HTTP status with which the server refuses to open a document. */
function upgradeStatus(caller: Caller, name: string): Promise<number | undefined> {
	return new Promise((resolve, reject) => {
		const socket = new WebSocket(`${caller.address.replace(/^http/, 'ws')}/collab/${name}`, {
			headers: { cookie: caller.cookie, origin: caller.address }
		});
		socket.on('unexpected-response', (request, response) => {
			request.destroy();
			resolve(response.statusCode);
		});
		socket.on('open', () => {
			socket.terminate();
			resolve(101);
		});
		socket.on('error', reject);
	});
}
