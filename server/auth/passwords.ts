import { hashPassword as scrypt } from 'better-auth/crypto';

/** Public, so that everybody can try the demo; refused wherever else it is typed. */
export const DEMO_PASSWORD = 'noonboard-demo';

let last: { password: string; hash: Promise<string> } | null = null;

/**
 * A password as kept in `account.password`, salted. The same password twice in a row gives the same hash: the
 * demo's thirty accounts share one, and hashing is meant to be slow.
 */
export function hashPassword(password: string): Promise<string> {
	if (last?.password !== password) last = { password, hash: scrypt(password) };
	return last.hash;
}
