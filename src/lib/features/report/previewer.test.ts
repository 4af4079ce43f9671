import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Previewed } from '#lib/client/preview.ts';
import type { Preview, PreviewInput } from '#lib/protocol/preview.ts';
import { Previewer } from './previewer.svelte.ts';

const input = (text: string, more: Partial<PreviewInput> = {}): PreviewInput => ({ place: 'G01', text, capturedAt: '2026-01-05T01:00:00Z', ...more });
const answer = (category: string): Previewed => ({
	ok: true,
	preview: { outcome: 'new', issue: null, category, lane: null, department: null, limitHours: null, confidence: 1, reasons: [], alternatives: [], lookAlikes: [] } satisfies Preview
});

describe('the proposal while one writes', () => {
	let asked: { text: string | undefined; signal: AbortSignal; answer: (answer: Previewed) => void }[];
	let previewer: Previewer;
	beforeEach(() => {
		vi.useFakeTimers();
		asked = [];
		previewer = new Previewer('huahu', ({ text }, signal) => new Promise((resolve) => asked.push({ text, signal, answer: resolve })));
	});
	afterEach(() => void vi.useRealTimers());
	const pause = () => vi.advanceTimersByTimeAsync(400);

	it('is asked for once somebody pauses', async () => {
		for (const text of ['垃', '垃圾', '垃圾桶']) previewer.about(input(text));
		expect(previewer.state).toBe('asking');
		await pause();
		expect(asked.map(({ text }) => text)).toEqual(['垃圾桶']);
		asked[0]!.answer(answer('a'));
		await pause();
		expect([previewer.state, previewer.preview?.category]).toEqual(['fresh', 'a']);
	});

	it('is that of what stands there now: what is stale is given up, whatever it answers', async () => {
		previewer.about(input('一'));
		await pause();
		previewer.about(input('二'));
		expect(asked[0]!.signal.aborted).toBe(true);
		await pause();
		asked[1]!.answer(answer('new'));
		asked[0]!.answer(answer('old'));
		await pause();
		expect(previewer.preview?.category).toBe('new');
	});

	it('stays in sight while the next is on its way, but not at another place', async () => {
		previewer.about(input('一'));
		await pause();
		asked[0]!.answer(answer('a'));
		await pause();
		previewer.about(input('一二'));
		expect([previewer.state, previewer.preview?.category]).toEqual(['asking', 'a']);
		previewer.about(input('一二', { place: 'G02' }));
		expect(previewer.preview).toBeNull();
	});

	it('is not asked for again because time passes, nor when nothing is written', async () => {
		previewer.about(input('一'));
		await pause();
		asked[0]!.answer(answer('a'));
		await pause();
		previewer.about(input('一', { capturedAt: '2026-01-05T02:00:00Z' }));
		await pause();
		expect(asked).toHaveLength(1);
		previewer.about(null);
		expect([previewer.state, previewer.preview]).toEqual(['idle', null]);
	});

	it('is quiet without a signal, and asked for again with one', async () => {
		previewer.about(input('一'));
		await pause();
		asked[0]!.answer({ ok: false, code: 'no_answer' });
		await pause();
		expect([previewer.state, previewer.preview]).toEqual(['away', null]);
		previewer.again();
		expect(asked).toHaveLength(2);
		asked[1]!.answer(answer('a'));
		await pause();
		expect(previewer.state).toBe('fresh');
		previewer.again();
		expect(asked).toHaveLength(2);
	});

	it('is given up after a while where no answer comes, and waits its turn where it was asked for too often', async () => {
		previewer.about(input('一'));
		await pause();
		await vi.advanceTimersByTimeAsync(6_000);
		expect(asked[0]!.signal.aborted).toBe(true);
		asked[0]!.answer({ ok: false, code: 'rate_limited' });
		await pause();
		await vi.advanceTimersByTimeAsync(2_000);
		expect(asked).toHaveLength(2);
	});

	it('says that a mistake is one', async () => {
		previewer.about(input('一'));
		await pause();
		asked[0]!.answer({ ok: false, code: 'unknown_place' });
		await pause();
		expect(previewer.state).toBe('refused');
	});
});
