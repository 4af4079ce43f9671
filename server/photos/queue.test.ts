import { describe, expect, it } from 'vitest';
import { makeQueue } from './queue.ts';

describe('the queue', () => {
	it('runs so many at once, in order of arrival, and goes on after a failure', async () => {
		const queue = makeQueue(2);
		const started: number[] = [];
		const ends: (() => void)[] = [];
		const tasks = [0, 1, 2, 3, 4].map((at) =>
			queue.run(async () => {
				started.push(at);
				await new Promise<void>((resolve) => ends.push(resolve));
				if (at === 1) throw new Error('one');
				return at;
			})
		);
		const results = Promise.allSettled(tasks);
		for (let finished = 0; finished < tasks.length; finished++) {
			expect(started.length).toBe(Math.min(finished + 2, tasks.length));
			ends[finished]?.();
			await new Promise((resolve) => setImmediate(resolve));
		}
		expect(started).toEqual([0, 1, 2, 3, 4]);
		expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
	});
});
