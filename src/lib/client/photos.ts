import { ERROR_STATUS, type ErrorCode } from '#lib/protocol/codes.ts';
import { sha256 } from './digest.ts';
import type { Failure } from './commands.ts';

export type Upload = { ok: true; id: string } | { ok: false; code: Failure };

/** What a phone may hand over; iOS turns its own format into JPEG when only these are asked for. */
export const PHOTO_TYPES = 'image/jpeg,image/png,image/webp';
export const MAX_PHOTOS = 9;
/** A little less than the server's patience. */
const UPLOAD_MS = 170_000;

/** Uploads one picture under the hash of its bytes; doing so twice is harmless. Never rejects. */
export async function uploadPhoto(file: Blob): Promise<Upload> {
	const bytes = new Uint8Array(await file.arrayBuffer());
	const id = await sha256(bytes);
	const response = await fetch(`/api/v1/photos/${id}`, {
		method: 'PUT',
		headers: { 'content-type': file.type || 'application/octet-stream' },
		body: bytes,
		signal: AbortSignal.timeout(UPLOAD_MS)
	}).catch(() => null);
	if (response === null) return { ok: false, code: 'no_answer' };
	return response.ok ? { ok: true, id } : { ok: false, code: await problemCode(response) };
}

/** The address of a stored picture. */
export function photoUrl(id: string, size: 'thumb' | 'full'): string {
	return `/api/v1/photos/${id}?size=${size}`;
}

/** The `code` of a problem+json answer; a status stands in where a proxy answered instead of the program. */
export async function problemCode(response: Response): Promise<ErrorCode> {
	const body: unknown = await response.json().catch(() => null);
	if (typeof body === 'object' && body !== null && 'code' in body) {
		const { code } = body;
		if (typeof code === 'string' && Object.hasOwn(ERROR_STATUS, code)) return code as ErrorCode;
	}
	const same = Object.entries(ERROR_STATUS).find(([, status]) => status === response.status);
	return (same?.[0] as ErrorCode | undefined) ?? 'internal';
}
