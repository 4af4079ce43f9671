import { CommandError } from '#lib/protocol/codes.ts';

/**
 * The whole body, read no further than allowed.
 * @param max bytes
 * @throws CommandError too_large; invalid when the sender went away in the middle
 */
export async function bodyOf(request: Request, max: number): Promise<Uint8Array<ArrayBuffer>> {
	const tooLarge = new CommandError('too_large', `the body has at most ${max} bytes`);
	if (Number(request.headers.get('content-length') ?? 0) > max) throw tooLarge;
	const chunks: Uint8Array[] = [];
	let size = 0;
	const reader = request.body?.getReader();
	try {
		for (;;) {
			const { done, value } = await next(reader);
			if (done) break;
			size += value.byteLength;
			if (size > max) throw tooLarge;
			chunks.push(value);
		}
	} finally {
		reader?.releaseLock();
	}
	const whole = new Uint8Array(size);
	let at = 0;
	for (const chunk of chunks) {
		whole.set(chunk, at);
		at += chunk.byteLength;
	}
	return whole;
}

/** More than any phone's photo: who sends more than this is cut off. */
const MAX_UNWANTED = 64 * 1024 * 1024;

/**
 * Reads what is left of a body that nobody wants. A sender that is still busy with it on a bad line would else be cut off
 * before it hears why, take that for a lost connection, and send it all again, for ever.
 */
export async function discard(request: Request): Promise<void> {
	if (request.body === null || request.body.locked) return;
	const reader = request.body.getReader();
	let size = 0;
	try {
		for (;;) {
			const { done, value } = await next(reader);
			if (done) return;
			size += value.byteLength;
			if (size > MAX_UNWANTED) return;
		}
	} catch {
		// It went away: nobody is there to be told anything.
	} finally {
		reader.releaseLock();
	}
}

/** @throws CommandError as above; invalid when it is no JSON */
export async function jsonOf(request: Request, max: number): Promise<unknown> {
	const bytes = await bodyOf(request, max);
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
	} catch {
		throw new CommandError('invalid', 'the body is not JSON');
	}
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

async function next(reader: Reader | undefined): Promise<{ done: true; value?: undefined } | { done: false; value: Uint8Array }> {
	if (reader === undefined) return { done: true };
	try {
		const { done, value } = await reader.read();
		return done || value === undefined ? { done: true } : { done: false, value };
	} catch {
		throw new CommandError('invalid', 'the body broke off');
	}
}
