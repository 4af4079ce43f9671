import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Refresher } from './refresher.ts';

let runs: number;
let finish: () => void;
let refresher: Refresher;
beforeEach(() => {
	vi.useFakeTimers();
	runs = 0;
	refresher = new Refresher(() => {
		runs++;
		return new Promise<void>((resolve) => (finish = resolve));
	}, 1_000);
});
afterEach(() => vi.useRealTimers());

const settle = async (ms = 0) => {
	finish();
	await vi.advanceTimersByTimeAsync(ms);
};

it('works at once when asked, and not at all otherwise', async () => {
	await vi.advanceTimersByTimeAsync(60_000);
	expect(runs).toBe(0);
	refresher.ask();
	expect(runs).toBe(1);
	await settle(60_000);
	expect(runs).toBe(1);
});

it('runs once more after a rest, however often it was asked meanwhile', async () => {
	refresher.ask();
	refresher.ask();
	refresher.ask();
	await settle(500);
	refresher.ask();
	expect(runs).toBe(1);
	await vi.advanceTimersByTimeAsync(500);
	expect(runs).toBe(2);
	await settle(60_000);
	expect(runs).toBe(2);
});

it('keeps the newest appointment alone', async () => {
	refresher.askIn(5_000);
	refresher.askIn(2_000);
	await vi.advanceTimersByTimeAsync(2_000);
	expect(runs).toBe(1);
	await settle(60_000);
	expect(runs).toBe(1);
});

it('leaves no timer and does nothing once it is stopped, also in the middle of its work', async () => {
	refresher.askIn(10);
	refresher.ask();
	refresher.ask();
	refresher.stop();
	await settle(60_000);
	refresher.ask();
	refresher.askIn(1);
	await vi.advanceTimersByTimeAsync(60_000);
	expect(runs).toBe(1);
	expect(vi.getTimerCount()).toBe(0);
});
