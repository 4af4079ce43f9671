import { send } from '#lib/client/commands.ts';
import { m } from '#lib/paraglide/messages.js';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import type { Desk } from '../board/desk.svelte.ts';
import { COMMAND_WORD } from '../words/commands.ts';
import { ERROR_WORD } from '../words/errors.ts';
import { BulkRun } from './bulk-run.svelte.ts';
import { type BulkCommandName, numbersLine, UNDONE_BY } from './bulk-words.ts';

/** Says that a command was done to many, and offers to take it back where the domain can. */
export function sayDone(desk: Desk, name: BulkCommandName, issues: readonly string[]): void {
	const by = UNDONE_BY[name];
	const done = m.bulk_done({ count: issues.length, done: m.bulk_done_command({ command: COMMAND_WORD[name]() }) });
	if (by === undefined) toasts.show(done);
	else {
		const label = by === 'issue.split' ? m.undo_do() : COMMAND_WORD['issue.resume']();
		toasts.show(done, { action: { label, act: () => void takeBack(desk, by, issues) } });
	}
}

async function takeBack(desk: Desk, by: 'issue.split' | 'issue.resume', issues: readonly string[]): Promise<void> {
	const steps = issues.map((issue) => ({ issue, number: desk.model.issues.get(issue)?.number ?? 0, payload: { issue } }));
	const run = new BulkRun(desk.taskForce, by, steps, send);
	await run.run();
	if (run.succeeded.length > 0) toasts.show(m.bulk_taken_back({ count: run.succeeded.length }));
	for (const code of new Set(run.failed.map((failed) => failed.code))) {
		const numbers = run.failed.filter((failed) => failed.code === code).map(({ number }) => number);
		toasts.show(m.bulk_not_taken_back({ numbers: numbersLine(numbers), why: ERROR_WORD[code]() }), { tone: 'problem' });
	}
}
