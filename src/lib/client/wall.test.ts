import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { wallOf } from '../features/wall/fixtures.ts';
import type { FeedListener } from './feed.ts';
import { LiveWall } from './wall.svelte.ts';

class Counted extends EventTarget {
	count = 0;
	override addEventListener(...args: Parameters<EventTarget['addEventListener']>): void {
		this.count++;
		super.addEventListener(...args);
	}
	override removeEventListener(...args: Parameters<EventTarget['removeEventListener']>): void {
		this.count--;
		super.removeEventListener(...args);
	}
}

interface World {
	connected: boolean;
	handlers: Map<string, Set<() => void>>;
	listener: FeedListener | null;
	watching: number;
}
const world = vi.hoisted((): World => ({
	connected: true,
	handlers: new Map(),
	listener: null,
	watching: 0
}));
vi.mock('./line.ts', () => ({
	line: () => ({
		get connected() {
			return world.connected;
		},
		on: (name: string, handler: () => void) => world.handlers.set(name, new Set([...(world.handlers.get(name) ?? []), handler])),
		off: (name: string, handler: () => void) => world.handlers.get(name)?.delete(handler)
	})
}));
vi.mock('./feed.ts', () => ({
	watch: (_taskForce: string, _since: number, listener: FeedListener) => {
		world.listener = listener;
		world.watching++;
		return () => world.watching--;
	}
}));

const NOON = Date.parse('2026-11-22T04:00:00Z');
let answers: (Response | Error)[];
let asked: string[];
let window: Counted;
let document: Counted;

const ok = (over: Parameters<typeof wallOf>[0] = {}) => Response.json(wallOf({ at: new Date(Date.now()).toISOString(), ...over }));
const status = (code: number) => new Response('{}', { status: code });
const settle = () => vi.advanceTimersByTimeAsync(0);
const emit = (name: string) => world.handlers.get(name)?.forEach((handler) => handler());
const feed = () => world.listener!;

beforeEach(() => {
	vi.useFakeTimers({ now: NOON });
	world.connected = true;
	world.handlers.clear();
	world.watching = 0;
	answers = [];
	asked = [];
	window = new Counted();
	document = Object.assign(new Counted(), { visibilityState: 'visible' });
	vi.stubGlobal('window', window);
	vi.stubGlobal('document', document);
	vi.stubGlobal('fetch', (path: string) => {
		asked.push(path);
		const answer = answers.shift() ?? ok();
		return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
	});
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

async function started(fed = true) {
	const live = new LiveWall('huahu', wallOf(), { fed });
	const stop = live.start();
	await settle();
	await vi.advanceTimersByTimeAsync(1_000);
	return { live, stop };
}

describe('a live wall', () => {
	it('reads once when it begins, and not again while nothing happens', async () => {
		await started();
		await vi.advanceTimersByTimeAsync(30 * 60_000);
		expect(asked).toEqual(['/api/v1/task-forces/huahu/wall']);
	});

	it('reads afresh on news, once a second at most', async () => {
		const { live } = await started();
		answers = [ok({ rework: 1 }), ok({ rework: 2 })];
		for (let event = 0; event < 30; event++) feed().event({} as never);
		feed().edited?.();
		feed().reset();
		await settle();
		expect([asked.length, live.wall.rework]).toEqual([2, 1]);
		await vi.advanceTimersByTimeAsync(1_000);
		expect([asked.length, live.wall.rework]).toEqual([3, 2]);
		await vi.advanceTimersByTimeAsync(60_000);
		expect(asked.length).toBe(3);
	});

	it('reads when a deadline passes', async () => {
		answers = [ok({ nextChange: '2026-11-22T04:20:00.000Z' })];
		await started();
		await vi.advanceTimersByTimeAsync(19 * 60_000);
		expect(asked.length).toBe(1);
		await vi.advanceTimersByTimeAsync(60_000);
		expect(asked.length).toBe(2);
	});

	it('keeps the last picture while nothing can be read, says so, and comes back by itself', async () => {
		const { live } = await started();
		answers = [ok({ rework: 7 })];
		feed().edited?.();
		await vi.advanceTimersByTimeAsync(1_000);
		world.connected = false;
		answers = [new Error('gone'), status(503), new Response('<html>'), ok({ rework: 8 })];
		emit('disconnect');
		await settle();
		expect([live.link, live.wall.rework]).toEqual(['lost', 7]);
		await vi.advanceTimersByTimeAsync(12_000);
		expect(live.link).toBe('lost');
		world.connected = true;
		emit('connect');
		await vi.advanceTimersByTimeAsync(5_000);
		expect([live.link, live.wall.rework]).toEqual(['live', 8]);
	});

	it('asks less often when the server stays away', async () => {
		await started();
		world.connected = false;
		answers = Array.from({ length: 100 }, () => new Error('gone'));
		emit('disconnect');
		await vi.advanceTimersByTimeAsync(10 * 60_000);
		expect(asked.length).toBeLessThan(45);
	});

	it('tells an ended session and a lost role from a lost connection', async () => {
		const { live } = await started();
		answers = [status(401), status(403), ok()];
		emit('disconnect');
		await settle();
		expect(live.link).toBe('signed_out');
		await vi.advanceTimersByTimeAsync(5_000);
		expect(live.link).toBe('not_yours');
		await vi.advanceTimersByTimeAsync(20_000);
		expect(live.link).toBe('live');
	});

	it('goes by the server’s clock', async () => {
		answers = [ok({ at: new Date(NOON + 90_000).toISOString() })];
		const { live } = await started();
		expect(live.ahead).toBe(90_000);
	});

	it('is read now and then for who may not watch the feed', async () => {
		await started(false);
		expect(world.watching).toBe(0);
		await vi.advanceTimersByTimeAsync(65_000);
		expect(asked.length).toBe(3);
	});

	it('leaves nothing behind when it stops', async () => {
		const { stop } = await started();
		expect([world.watching, window.count, document.count]).toEqual([1, 2, 1]);
		stop();
		await vi.advanceTimersByTimeAsync(60_000);
		expect([world.watching, window.count, document.count, vi.getTimerCount()]).toEqual([0, 0, 0, 0]);
		expect([...world.handlers.values()].map(({ size }) => size)).toEqual([0, 0]);
		expect(asked.length).toBe(1);
	});
});
