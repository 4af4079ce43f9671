import { CommandError, ERROR_STATUS, type ErrorCode } from '#lib/protocol/codes.ts';
import { isStorageError } from '../storage/failure.ts';

/** An error as RFC 9457 says it: `code` is for programs, `detail` a plain English sentence for logs. */
export interface Problem {
	type: 'about:blank';
	title: string;
	status: number;
	code: ErrorCode;
	detail: string;
	field?: string;
}

export function problemOf(code: ErrorCode, detail: string, field?: string): Problem {
	return {
		type: 'about:blank',
		title: code.replaceAll('_', ' '),
		status: ERROR_STATUS[code],
		code,
		detail,
		...(field === undefined ? {} : { field })
	};
}

export function problem(code: ErrorCode, detail: string, headers: Record<string, string> = {}): Response {
	return responseOf(problemOf(code, detail), headers);
}

/** What a handler threw, as an answer; anything but a CommandError says nothing of itself. */
export function problemOfError(error: unknown): Response {
	if (error instanceof CommandError) return responseOf(problemOf(error.code, error.message, error.field));
	if (isStorageError(error)) return problem('storage_unavailable', 'the database cannot be used at the moment');
	return problem('internal', 'something went wrong');
}

function responseOf(body: Problem, headers: Record<string, string> = {}): Response {
	return new Response(JSON.stringify(body), {
		status: body.status,
		headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers }
	});
}
