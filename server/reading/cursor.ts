import { CommandError } from '#lib/protocol/codes.ts';

/** Where the next page goes on: after the issue with this number. Opaque to callers, so that it may change. */
export function toCursor(number: number): string {
	return Buffer.from(`n${number}`).toString('base64url');
}

/** @throws CommandError invalid, for anything that was not given out */
export function fromCursor(cursor: string): number {
	const match = /^n(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
	if (!match) throw new CommandError('invalid', 'not a cursor of a previous page', 'cursor');
	return Number(match[1]);
}
