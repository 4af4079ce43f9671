import * as v from 'valibot';
import type { PersonId } from '#lib/domain/ids.ts';
import { CommandError } from '#lib/protocol/codes.ts';
import { type Answer, ENVELOPE, type Envelope, isCommandType, PAYLOADS } from '#lib/protocol/commands.ts';
import type { Journal } from '../journal/journal.ts';
import type { Metrics } from '../metrics.ts';
import type { CommandRunner } from '../services.ts';
import { CommandJob, type Parsed } from './command-job.ts';

/** Parses what came over either transport and hands it to the journal. */
export function createCommandRunner(journal: Journal, metrics: Metrics): CommandRunner {
	const runOne = (person: PersonId, input: unknown): Promise<Answer> => {
		const envelope = v.safeParse(ENVELOPE, input);
		if (!envelope.success) return Promise.resolve(unreadable(input, envelope.issues[0]));
		return new Promise((resolve) => {
			const parsed = parse(envelope.output);
			journal.submit(new CommandJob({ person, envelope: envelope.output, parsed, metrics, resolve }));
		});
	};
	return { run: async (person, envelopes) => Promise.all(envelopes.map((envelope) => runOne(person, envelope))) };
}

function parse({ type, payload }: Envelope): Parsed {
	if (!isCommandType(type)) return new CommandError('unknown_command', `There is no command "${type}".`, 'type');
	const parsed = v.safeParse(PAYLOADS[type], payload);
	if (parsed.success) return { type, payload: parsed.output };
	const [issue] = parsed.issues;
	return new CommandError('invalid', issue.message, v.getDotPath(issue) ?? undefined);
}

/** Without an id of its own there is nothing to answer to but what was sent. */
function unreadable(input: unknown, issue: v.BaseIssue<unknown>): Answer {
	const sent = typeof input === 'object' && input !== null && 'id' in input ? input.id : '';
	const field = v.getDotPath(issue);
	return {
		ok: false,
		id: typeof sent === 'string' ? sent.slice(0, 64) : '',
		error: { code: 'invalid', message: issue.message, ...(field === null ? {} : { field }) }
	};
}
