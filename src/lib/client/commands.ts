import { v7 as uuid } from 'uuid';
import type { ErrorCode } from '#lib/protocol/codes.ts';
import type { Answer, CommandType, FindingResult, IssueResult, PayloadInput, SealResult } from '#lib/protocol/commands.ts';
import { connected, line } from './line.ts';

const ANSWER_MS = 8_000;
const GIVE_UP_MS = 25_000;
const PAUSE_MS = 800;

/** Errors that pass: the same command, with the same id, may be sent again. */
const PASSING: readonly string[] = ['storage_unavailable', 'shutting_down', 'rate_limited', 'internal'] satisfies ErrorCode[];

/** `no_answer`: sent or not, nobody has confirmed it; sending it again with the same id is safe. */
export type Failure = ErrorCode | 'no_answer';

export type ResultOf<T extends CommandType> = T extends 'finding.report'
	? FindingResult
	: T extends 'day.seal'
		? SealResult
		: IssueResult;

export type Outcome<T extends CommandType> =
	| { ok: true; id: string; result: ResultOf<T> }
	/** `unanswered`: an attempt went out of which nobody knows whether it has arrived */
	| { ok: false; id: string; code: Failure; passing: boolean; unanswered: boolean };

export interface SendOptions {
	/** of an earlier attempt: the server answers the same command only once */
	id?: string;
	/** how long to keep trying, ms */
	patience?: number;
}

/** An id for a command that is kept before it is sent. */
export function commandId(): string {
	return uuid();
}

/** Sends one command and tries again, with the same id, until it is answered or patience ends. Never rejects. */
export async function send<T extends CommandType>(
	taskForce: string,
	type: T,
	payload: PayloadInput<T>,
	{ id = uuid(), patience = GIVE_UP_MS }: SendOptions = {}
): Promise<Outcome<T>> {
	const envelope = { id, type, taskForce, at: new Date().toISOString(), payload };
	const end = Date.now() + patience;
	let failure: Failure = 'no_answer';
	let unanswered = false;
	while (Date.now() < end) {
		const answer = await attempt(envelope, Math.min(ANSWER_MS, end - Date.now()));
		if (typeof answer === 'string') {
			failure = 'no_answer';
			unanswered ||= answer === 'lost';
		} else {
			// Each command type has its own result (protocol/commands.ts); the server's answer is to this type.
			if (answer.ok) return { ok: true, id, result: answer.result as ResultOf<T> };
			failure = answer.error.code;
			if (!PASSING.includes(failure)) return { ok: false, id, code: failure, passing: false, unanswered };
		}
		await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
	}
	return { ok: false, id, code: failure, passing: true, unanswered };
}

/** @returns `away`: there was no line to send it on; `lost`: it was sent and not answered */
async function attempt(envelope: { id: string }, ms: number): Promise<Answer | 'away' | 'lost'> {
	const socket = line();
	if (!(await connected(socket, ms))) return 'away';
	return new Promise((resolve) => {
		socket.timeout(ms).emit('command', envelope, (error: Error | null, answer: Answer) => {
			resolve(error === null ? answer : 'lost');
		});
	});
}
