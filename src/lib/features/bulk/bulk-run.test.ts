import { describe, expect, it } from 'vitest';
import type { Outcome, SendOptions } from '#lib/client/commands.ts';
import type { CommandType } from '#lib/protocol/commands.ts';
import { BulkRun, type Send, type Step } from './bulk-run.svelte.ts';

type Answer = { ok: true } | { ok: false; code: 'wrong_status' | 'no_answer' | 'storage_unavailable'; passing: boolean };

/** A server that answers by issue, and what it was sent. */
function server(answers: (issue: string, attempt: number) => Answer) {
	const sent: { issue: string; id: string }[] = [];
	let atOnce = 0;
	const most = { atOnce: 0 };
	const send: Send = async <T extends CommandType>(_: string, __: T, payload: unknown, { id = '' }: SendOptions) => {
		const { issue } = payload as { issue: string };
		sent.push({ issue, id });
		most.atOnce = Math.max(most.atOnce, ++atOnce);
		await Promise.resolve();
		atOnce--;
		const answer = answers(issue, sent.filter((one) => one.issue === issue).length);
		// The result is read by nobody here.
		return (answer.ok ? { ok: true, id, result: {} } : { ...answer, id }) as Outcome<T>;
	};
	return { send, sent, most };
}

const steps = (count: number): Step<'issue.dispatch'>[] =>
	Array.from({ length: count }, (_, n) => ({ issue: `i${n + 1}`, number: n + 1, payload: { issue: `i${n + 1}` } }));

describe('a command for many', () => {
	it('is sent once for each, under an id of its own', async () => {
		const { send, sent, most } = server(() => ({ ok: true }));
		const run = new BulkRun('huahu', 'issue.dispatch', steps(30), send);
		const running = run.run();
		void run.run();
		expect(run.running).toBe(true);
		await running;
		expect(run).toMatchObject({ done: 30, total: 30, running: false, failed: [] });
		expect(run.succeeded).toHaveLength(30);
		expect(new Set(sent.map(({ id }) => id)).size).toBe(30);
		expect(sent).toHaveLength(30);
		expect(most.atOnce).toBeGreaterThan(1);
		expect(most.atOnce).toBeLessThan(10);
	});

	it('says which were refused and why, and does the others', async () => {
		const { send } = server((issue) => (issue === 'i2' ? { ok: false, code: 'wrong_status', passing: false } : { ok: true }));
		const run = new BulkRun('huahu', 'issue.dispatch', steps(3), send);
		await run.run();
		expect([...run.succeeded].sort()).toEqual(['i1', 'i3']);
		expect(run.failed).toEqual([{ issue: 'i2', number: 2, code: 'wrong_status', passing: false }]);
	});

	it('sends again only what nobody answered, under the same id', async () => {
		const { send, sent } = server((issue, attempt) => {
			if (issue === 'i1') return { ok: false, code: 'wrong_status', passing: false };
			return attempt === 1 && issue === 'i3' ? { ok: false, code: 'storage_unavailable', passing: true } : { ok: true };
		});
		const run = new BulkRun('huahu', 'issue.dispatch', steps(4), send);
		await run.run();
		expect(run.failed.map(({ issue, passing }) => [issue, passing])).toEqual([['i1', false], ['i3', true]]);
		await run.run();
		expect(run.done).toBe(4);
		expect(run.failed.map(({ issue }) => issue)).toEqual(['i1']);
		expect([...run.succeeded].sort()).toEqual(['i2', 'i3', 'i4']);
		const ids = sent.filter(({ issue }) => issue === 'i3').map(({ id }) => id);
		expect(ids).toHaveLength(2);
		expect(new Set(ids).size).toBe(1);
		expect(sent.filter(({ issue }) => issue !== 'i3')).toHaveLength(3);
	});

	it('does not keep on asking where nobody answers', async () => {
		const { send, sent } = server((_, attempt) => (attempt === 1 ? { ok: false, code: 'no_answer', passing: true } : { ok: true }));
		const run = new BulkRun('huahu', 'issue.dispatch', steps(100), send);
		await run.run();
		expect(sent.length).toBeLessThan(15);
		expect(run.failed).toHaveLength(100);
		expect(run.failed.every(({ passing }) => passing)).toBe(true);
		const again = new BulkRun('huahu', 'issue.dispatch', steps(1), server(() => ({ ok: true })).send);
		await again.run();
		expect(again.succeeded).toEqual(['i1']);
	});
});
