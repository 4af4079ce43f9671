import type { PersonId, PhotoId } from '#lib/domain/ids.ts';
import { CommandError } from '#lib/protocol/codes.ts';
import type { Answer, CommandType, Envelope, Payload } from '#lib/protocol/commands.ts';
import { BoardEditor } from '../board/editor.ts';
import type { Street } from '../board/street.ts';
import type { Failure, Job } from '../journal/job.ts';
import type { Tick } from '../journal/tick.ts';
import type { Metrics } from '../metrics.ts';
import type { Context } from './handler.ts';
import { HANDLERS } from './index.ts';
import { uploadersOf } from '../photos/photos.ts';

/** A parsed command, or why its payload could not be. */
export type Parsed = { type: CommandType; payload: unknown } | CommandError;

interface Known {
	person: string;
	answer: Answer;
}

/** One command on its way through the journal. The answer leaves after the commit and is kept with it. */
export class CommandJob implements Job {
	readonly scope: string;
	readonly alone: boolean;
	readonly answersFirst = true;
	readonly envelope: Envelope;
	readonly parsed: Parsed;
	readonly #person: PersonId;
	readonly #resolve: (answer: Answer) => void;
	readonly #metrics: Metrics;
	readonly #archive: Context['archive'] = new Map();
	#known: Map<string, Known> = new Map();
	#uploads: Set<string> = new Set();
	#street: Street | null = null;
	#answer: Answer | null = null;

	constructor(init: {
		person: PersonId;
		envelope: Envelope;
		parsed: Parsed;
		metrics: Metrics;
		resolve: (answer: Answer) => void;
	}) {
		this.scope = init.envelope.taskForce;
		this.envelope = init.envelope;
		this.parsed = init.parsed;
		this.alone = !(init.parsed instanceof CommandError) && HANDLERS[init.parsed.type].alone === true;
		this.#person = init.person;
		this.#resolve = init.resolve;
		this.#metrics = init.metrics;
	}

	async prepare(tick: Tick): Promise<void> {
		this.#known = await tick.once('commands', () => knownCommands(tick));
		this.#uploads = await tick.once('uploads', () => uploadersOf(tick.trx, photosNamed(tick)));
		if (this.#known.has(this.envelope.id)) return;
		try {
			this.#street = await tick.street(this.envelope.taskForce);
		} catch (error) {
			if (!(error instanceof CommandError)) throw error;
			this.#answer = this.#failure(error);
			return;
		}
		if (this.parsed instanceof CommandError) return;
		const preparation = { tick, street: this.#street, person: this.#person, archive: this.#archive };
		await HANDLERS[this.parsed.type].prepare?.(preparation, this.parsed.payload as never);
	}

	run(tick: Tick): void | Promise<void> {
		const first = this.#known.get(this.envelope.id);
		if (first !== undefined) {
			this.#answer =
				first.person === this.#person
					? first.answer
					: this.#failure(new CommandError('id_taken', 'Another person has used this command id.', 'id'));
			return;
		}
		if (this.#street === null || this.#answer !== null) return this.#keep(tick, this.#answer!);
		let result;
		try {
			result = this.#execute(tick, this.#street);
		} catch (error) {
			if (!(error instanceof CommandError)) throw error;
			return this.#keep(tick, this.#failure(error));
		}
		if (result instanceof Promise) return result.then((answer) => this.#keep(tick, answer));
		this.#keep(tick, result);
	}

	settled(): void {
		const answer = this.#answer!;
		this.#metrics.command(this.parsed instanceof CommandError ? 'invalid' : this.parsed.type, answer.ok ? 'ok' : answer.error.code);
		this.#resolve(answer);
	}

	failed(why: Failure): void {
		const message = why === 'internal' ? 'The server failed on this command.' : 'Nothing was stored. Send it again later.';
		this.#metrics.command('undone', why);
		this.#resolve(this.#failure(new CommandError(why, message)));
	}

	#execute(tick: Tick, street: Street): Answer | Promise<Answer> {
		const member = tick.standing.membership(this.#person, street.id);
		if (member === null) throw new CommandError('forbidden', 'You do not belong to this task force.');
		if (this.parsed instanceof CommandError) throw this.parsed;
		const { type, payload } = this.parsed;
		const reason = (payload as { reason?: string }).reason ?? null;
		const { id } = this.envelope;
		const editor = new BoardEditor(street, tick);
		const context: Context = {
			tick,
			street,
			editor,
			id,
			person: this.#person,
			member,
			cause: { actor: this.#person, kind: type, command: id, reason },
			uploaded: (photo) => this.#uploads.has(`${photo}\n${this.#person}`),
			archive: this.#archive
		};
		const result = HANDLERS[type].run(context, payload as never);
		if (result instanceof Promise) {
			return result.then(
				(value) => ({ ok: true, id, result: value }),
				(error: unknown) => {
					if (error instanceof CommandError) return this.#failure(error);
					throw error;
				}
			);
		}
		editor.finish();
		return { ok: true, id, result };
	}

	/** Also a refusal is kept: the same id gets the first answer again, whatever it carries. */
	#keep(tick: Tick, answer: Answer): void {
		this.#answer = answer;
		this.#known.set(this.envelope.id, { person: this.#person, answer });
		tick.writes.commands.push({
			id: this.envelope.id,
			person: this.#person,
			task_force: this.envelope.taskForce,
			type: this.envelope.type,
			received_at: tick.at,
			answer: JSON.stringify(answer)
		});
	}

	#failure({ code, message, field }: CommandError): Answer {
		return { ok: false, id: this.envelope.id, error: { code, message, ...(field === undefined ? {} : { field }) } };
	}
}

function commandsOf(tick: Tick): CommandJob[] {
	return tick.jobs.filter((job) => job instanceof CommandJob);
}

/** One query for all commands of the tick. */
async function knownCommands(tick: Tick): Promise<Map<string, Known>> {
	const ids = commandsOf(tick).map(({ envelope }) => envelope.id);
	const rows = await tick.trx.selectFrom('command').select(['id', 'person', 'answer']).where('id', 'in', ids).execute();
	return new Map(rows.map(({ id, person, answer }) => [id, { person, answer: JSON.parse(answer) as Answer }]));
}

function photosNamed(tick: Tick): PhotoId[] {
	return commandsOf(tick).flatMap(({ parsed }) => {
		if (parsed instanceof CommandError) return [];
		if (parsed.type === 'finding.report') return (parsed.payload as Payload<'finding.report'>).photos;
		return parsed.type === 'issue.submitFix' ? (parsed.payload as Payload<'issue.submitFix'>).photos : [];
	});
}
