/* The load generator, in a process of its own: takes one task at a time from who forked it, answers with numbers. */
import { TASKS } from './tasks.ts';

export interface Asked {
	task: keyof typeof TASKS;
	load: unknown;
}
export type Answered = { measured: unknown } | { error: string };

process.on('disconnect', () => process.exit(0));
process.on('message', ({ task, load }: Asked) => {
	const work = TASKS[task] as (load: unknown) => Promise<unknown>;
	work(load).then(
		(measured) => process.send?.({ measured } satisfies Answered),
		(error: unknown) => {
			process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) } satisfies Answered);
		}
	);
});
