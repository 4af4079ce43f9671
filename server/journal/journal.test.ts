import { describe, expect, it } from 'vitest';
import type { Failure, Job } from './job.ts';
import { JobFault } from './job.ts';
import { Journal } from './journal.ts';

/** A job that notes what becomes of it. */
function noted(log: string[], name: string): Job {
	return { scope: 's', run: () => undefined, settled: () => log.push(`${name} settled`), failed: (why: Failure) => log.push(`${name} ${why}`) };
}

/** Commits that happen when told to. */
function manual() {
	const batches: { jobs: readonly Job[]; resolve(show?: () => void): void; reject(error: unknown): void }[] = [];
	const commit = (jobs: readonly Job[]) =>
		new Promise<() => void>((resolve, reject) => batches.push({ jobs, resolve: (show = () => undefined) => resolve(show), reject }));
	return { batches, commit };
}

/** Answers do not throw, but for the test that says so. */
const unexpected = (error: unknown) => {
	throw error;
};

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('the group commit', () => {
	it('runs at once when there is work, and what arrives in one turn shares a commit', async () => {
		const { batches, commit } = manual();
		const log: string[] = [];
		const journal = new Journal(commit, unexpected, () => 0);
		for (const name of ['a', 'b', 'c']) journal.submit(noted(log, name));
		await turn();
		await turn();
		expect(batches.map(({ jobs }) => jobs.length)).toEqual([3]);
		expect(log, 'nothing is answered before the commit').toEqual([]);
		batches[0]!.resolve();
		await turn();
		expect(log).toEqual(['a settled', 'b settled', 'c settled']);
	});

	it('takes what has gathered during one commit into the next, in order', async () => {
		const { batches, commit } = manual();
		const log: string[] = [];
		const journal = new Journal(commit, unexpected, () => 0);
		journal.submit(noted(log, 'a'));
		await turn();
		await turn();
		for (const name of ['b', 'c']) journal.submit(noted(log, name));
		expect(batches).toHaveLength(1);
		expect(journal.waiting).toBe(2);
		batches[0]!.resolve();
		await turn();
		expect(batches[1]!.jobs).toHaveLength(2);
		batches[1]!.resolve();
		await turn();
		expect(log).toEqual(['a settled', 'b settled', 'c settled']);
	});

	it('answers who waits alone before a commit is shown to everybody, and the others after', async () => {
		const { batches, commit } = manual();
		const log: string[] = [];
		const journal = new Journal(commit, unexpected, () => 0);
		journal.submit(noted(log, 'edit'));
		journal.submit({ ...noted(log, 'command'), answersFirst: true, settled: () => void Promise.resolve().then(() => log.push('command settled')) });
		await turn();
		await turn();
		batches[0]!.resolve(() => log.push('shown'));
		await turn();
		expect(log).toEqual(['command settled', 'shown', 'edit settled']);
	});

	it('goes on when a commit cannot be shown', async () => {
		const log: string[] = [];
		const errors: unknown[] = [];
		const broken = new Error('broken');
		const show = () => {
			throw broken;
		};
		const journal = new Journal(() => Promise.resolve(show), (error) => errors.push(error), () => 0);
		journal.submit(noted(log, 'a'));
		await turn();
		await turn();
		expect(errors).toEqual([broken]);
		expect(log).toEqual(['a settled']);
	});

	it('goes on when an answer cannot be given', async () => {
		const log: string[] = [];
		const errors: unknown[] = [];
		const broken = new Error('broken');
		const journal = new Journal(() => Promise.resolve(() => undefined), (error) => errors.push(error), () => 0);
		journal.submit({
			...noted(log, 'a'),
			settled() {
				throw broken;
			}
		});
		journal.submit(noted(log, 'b'));
		await turn();
		await turn();
		journal.submit(noted(log, 'c'));
		await turn();
		await turn();
		expect(errors).toEqual([broken]);
		expect(log).toEqual(['b settled', 'c settled']);
	});

	it('fails all jobs of a failed commit and only those; whose fault it was hears so', async () => {
		const { batches, commit } = manual();
		const log: string[] = [];
		const journal = new Journal(commit, unexpected, () => 0);
		const [a, b] = [noted(log, 'a'), noted(log, 'b')];
		journal.submit(a);
		journal.submit(b);
		await turn();
		await turn();
		journal.submit(noted(log, 'c'));
		batches[0]!.reject(new JobFault(b, new Error('bug')));
		await turn();
		batches[1]!.reject(new Error('disk full'));
		await turn();
		journal.submit(noted(log, 'd'));
		await turn();
		await turn();
		batches[2]!.resolve();
		await turn();
		expect(log).toEqual(['a storage_unavailable', 'b internal', 'c storage_unavailable', 'd settled']);
	});

	it('pauses under load only, and no longer than until 64 wait', async () => {
		const sizes: number[] = [];
		let now = 0;
		const journal = new Journal((jobs) => (sizes.push(jobs.length), Promise.resolve(() => undefined)), unexpected, () => now);
		const log: string[] = [];
		const submit = (count: number) => Array.from({ length: count }, () => journal.submit(noted(log, 'x')));
		submit(30);
		await turn();
		await turn();
		expect(sizes).toEqual([30]);
		// 30 items within the last 50 ms: the next tick waits for company, and 64 are enough of it.
		submit(63);
		await turn();
		await turn();
		expect(sizes).toEqual([30]);
		submit(1);
		await turn();
		expect(sizes).toEqual([30, 64]);
		now = 1_000;
		submit(1);
		await turn();
		await turn();
		expect(sizes, 'an idle journal never waits').toEqual([30, 64, 1]);
	});

	it('commits everything queued when it closes, and takes nothing after', async () => {
		const sizes: number[] = [];
		const journal = new Journal((jobs) => (sizes.push(jobs.length), Promise.resolve(() => undefined)), unexpected, () => 0);
		const log: string[] = [];
		for (let at = 0; at < 40; at++) journal.submit(noted(log, 'x'));
		await turn();
		await turn();
		journal.submit(noted(log, 'late'));
		await journal.close();
		journal.submit(noted(log, 'too late'));
		expect(sizes).toEqual([40, 1]);
		expect(log.slice(-2)).toEqual(['late settled', 'too late shutting_down']);
	});

	it('makes no commit larger than 1024 jobs', async () => {
		const sizes: number[] = [];
		const journal = new Journal((jobs) => (sizes.push(jobs.length), Promise.resolve(() => undefined)), unexpected, () => 0);
		for (let at = 0; at < 2_500; at++) journal.submit(noted([], 'x'));
		await journal.close();
		expect(sizes).toEqual([1024, 1024, 452]);
	});

	it('lets nobody read in the middle of a tick, nor waits with a tick for readers', async () => {
		const { batches, commit } = manual();
		const log: string[] = [];
		const journal = new Journal(commit, unexpected, () => 0);
		expect(await journal.between(() => 'idle')).toBe('idle');
		for (const end of ['resolve', 'reject'] as const) {
			journal.submit(noted(log, 'a'));
			await turn();
			await turn();
			const read = journal.between(() => log.push('read'));
			const failed = journal.between(() => {
				throw new Error('nothing there');
			});
			failed.catch(() => undefined);
			await turn();
			expect(log, 'the tick has not ended').toEqual([]);
			const batch = batches.shift()!;
			if (end === 'resolve') batch.resolve();
			else batch.reject(new Error('disk'));
			await read;
			await expect(failed).rejects.toThrow('nothing there');
			expect(log.splice(0).sort()).toEqual(end === 'resolve' ? ['a settled', 'read'] : ['a storage_unavailable', 'read']);
		}
		expect(journal.waiting).toBe(0);
	});
});
