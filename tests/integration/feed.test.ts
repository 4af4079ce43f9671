import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FeedEvent, WatchAnswer } from '#lib/protocol/feed.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { Cast } from '../support/cast.ts';
import { openPhone, openReplica, type Phone, quiet, until } from '../support/clients.ts';

describe('the feed', () => {
	let running: RunningApp;
	let cast: Cast;
	beforeEach(async () => {
		running = await startApp();
		cast = await Cast.of(running);
	});
	afterEach(() => running[Symbol.asyncDispose]());

	interface Watcher extends Disposable {
		phone: Phone;
		events: FeedEvent[];
		answer: WatchAnswer;
	}

	async function watch(origin: string, cookie: string, since?: number): Promise<Watcher> {
		const phone = await openPhone(origin, cookie);
		const events: FeedEvent[] = [];
		phone.socket.on('feed', (sent: FeedEvent | FeedEvent[]) => events.push(...[sent].flat()));
		const answer = (await phone.socket.emitWithAck('watch', { taskForce: 'huahu', ...(since === undefined ? {} : { since }) })) as WatchAnswer;
		return { phone, events, answer, [Symbol.dispose]: () => phone[Symbol.dispose]() };
	}

	const numbers = (events: FeedEvent[]) => events.map(({ seq }) => seq);
	const upTo = (last: number, from = 1) => Array.from({ length: last - from + 1 }, (_, at) => from + at);

	it('tells each event once and in order, under load', async () => {
		using watcher = await watch(running.origin, await running.signIn('viewer1'));
		expect(watcher.answer).toEqual({ ok: true, seq: 0, reset: false });
		await Promise.all(Array.from({ length: 60 }, (_, at) => cast.report({}, `checker${1 + (at % 4)}`)));
		await until(() => watcher.events.length >= 60);
		await quiet();
		expect(numbers(watcher.events)).toEqual(upTo(60));
	});

	it('says what happened', async () => {
		using watcher = await watch(running.origin, await running.signIn('viewer1'));
		const found = await cast.report();
		await cast.act('member1', 'issue.void', { issue: found.issue, reason: '不是问题' });
		await cast.seal();
		await until(() => watcher.events.length === 3);
		expect(watcher.events).toMatchObject([
			{ type: 'finding', finding: found.finding, issue: found.issue, number: 1, outcome: 'new', reporter: cast.person('checker1') },
			{ type: 'issue', command: 'issue.void', from: 'accepted', status: 'void', actor: cast.person('member1') },
			{ type: 'day' }
		]);
	});

	it('says that plans were edited, without an event of it', async () => {
		using watcher = await watch(running.origin, await running.signIn('viewer1'));
		const edited: unknown[] = [];
		watcher.phone.socket.on('edited', (of: unknown) => edited.push(of));
		const { issue } = await cast.report();
		await until(() => watcher.events.length === 1);
		expect(edited).toEqual([]);
		using replica = openReplica(running.origin, await running.signIn('member1'), `board/huahu/${await running.today()}`);
		await replica.synced();
		replica.issues.get(issue)!.set('due', '2099-01-01T00:00:00.000Z');
		await until(() => edited.length > 0);
		expect(edited).toEqual([{ taskForce: 'huahu' }]);
		expect(watcher.events).toHaveLength(1);
	});

	it('goes on where a lost connection left it, over many of them and while events come', async () => {
		const cookie = await running.signIn('viewer1');
		const seen: FeedEvent[] = [];
		const reporting = (async () => {
			for (let at = 0; at < 50; at++) await cast.report();
		})();
		for (let time = 0; time < 8; time++) {
			using watcher = await watch(running.origin, cookie, seen.at(-1)?.seq ?? 0);
			expect(watcher.answer).toMatchObject({ ok: true, reset: false });
			await quiet(20);
			watcher.phone.socket.disconnect();
			seen.push(...watcher.events);
		}
		await reporting;
		using last = await watch(running.origin, cookie, seen.at(-1)?.seq ?? 0);
		await until(() => seen.length + last.events.length >= 50);
		expect(numbers([...seen, ...last.events])).toEqual(upTo(50));
	});

	it('goes on over a restart', async () => {
		for (let at = 0; at < 5; at++) await cast.report();
		await running.stop();
		await using again = await startApp({ dataDir: running.dataDir });
		const later = await Cast.of(again);
		using watcher = await watch(again.origin, await again.signIn('viewer1'), 2);
		await later.report({ place: cast.place() });
		await until(() => watcher.events.length >= 4);
		expect(numbers(watcher.events)).toEqual([3, 4, 5, 6]);
	});

	it('says so where the last seen event is none of its own', async () => {
		await cast.report();
		using watcher = await watch(running.origin, await running.signIn('viewer1'), 1_000_000);
		expect(watcher.answer).toEqual({ ok: true, seq: 1, reset: true });
		await cast.report();
		await until(() => watcher.events.length === 1);
		expect(numbers(watcher.events)).toEqual([2]);
	});

	it('watched twice on one socket comes once', async () => {
		using watcher = await watch(running.origin, await running.signIn('viewer1'));
		await watcher.phone.socket.emitWithAck('watch', { taskForce: 'huahu' });
		await cast.report();
		await until(() => watcher.events.length >= 1);
		await quiet();
		expect(numbers(watcher.events)).toEqual([1]);
	});
});
