import { randomUUID } from 'node:crypto';
import { instant, type PersonId } from '#lib/domain/ids.ts';
import type { Transactor } from '../storage/types.ts';
import { hashPassword } from './passwords.ts';

export interface NewPerson {
	/** letters, digits, `_` and `-`, up to 64; made if missing */
	id?: string;
	/** 3 to 30 letters, digits, `_` or `.`; kept in lower case */
	username: string;
	/** as screens show it */
	name: string;
	/** in clear, or as `hashPassword` gave it: hash outside of a transaction, it takes its time */
	password: string | { hash: string };
}

/**
 * Adds somebody who can sign in; what they may do is said by memberships.
 * @throws RangeError for a name that cannot sign in; the database's own error for one that is taken
 */
export async function createPerson(db: Transactor, person: NewPerson, now = Date.now()): Promise<PersonId> {
	const username = person.username.toLowerCase();
	if (!/^[a-z0-9_.]{3,30}$/.test(username)) throw new RangeError(`not a username: ${person.username}`);
	const id = person.id ?? randomUUID();
	if (!/^[A-Za-z0-9_-]{1,64}$/.test(id)) throw new RangeError(`not a person's id: ${id}`);
	const hash = typeof person.password === 'string' ? await hashPassword(person.password) : person.password.hash;
	const at = instant(now);
	await db
		.insertInto('person')
		.values({
			id,
			name: person.name,
			// Sign-in wants one of everybody; nobody is ever written to.
			email: `${username}@noonboard.invalid`,
			email_verified: 0,
			image: null,
			username,
			display_username: person.username,
			created_at: at,
			updated_at: at
		})
		.execute();
	await db
		.insertInto('account')
		.values({
			id: randomUUID(),
			account_id: id,
			provider_id: 'credential',
			user_id: id,
			access_token: null,
			refresh_token: null,
			id_token: null,
			access_token_expires_at: null,
			refresh_token_expires_at: null,
			scope: null,
			password: hash,
			created_at: at,
			updated_at: at
		})
		.execute();
	return id as PersonId;
}
