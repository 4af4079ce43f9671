import { digest } from 'lib0/hash/sha256';

/** SHA-256 in lower-case hex. Browsers offer theirs on safe origins only; an office's plain http is none. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
	const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
	const hash = subtle === undefined ? digest(bytes) : new Uint8Array(await subtle.digest('SHA-256', bytes));
	return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
