import { error, redirect } from '@sveltejs/kit';
import { ERROR_STATUS, type ErrorCode } from '#lib/protocol/codes.ts';
import type { Viewer } from '#server/services.ts';

/** Turns an error of the services, told by its code, into a page that says it in the reader's language. */
export async function ask<T>(answer: Promise<T>): Promise<T> {
	try {
		return await answer;
	} catch (thrown) {
		const code = codeOf(thrown);
		if (code === null) throw thrown;
		error(ERROR_STATUS[code], { message: code, code });
	}
}

export function signedIn(locals: App.Locals): Viewer {
	if (locals.viewer === null) redirect(303, '/sign-in');
	return locals.viewer;
}

function codeOf(thrown: unknown): ErrorCode | null {
	if (typeof thrown !== 'object' || thrown === null || !('code' in thrown)) return null;
	const { code } = thrown;
	return typeof code === 'string' && Object.hasOwn(ERROR_STATUS, code) ? (code as ErrorCode) : null;
}
