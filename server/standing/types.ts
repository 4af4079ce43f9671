import type { PersonId, TaskForceId } from '#lib/domain/ids.ts';
import type { Roles } from '#lib/domain/roles.ts';
import type { Membership } from '../services.ts';

/** What somebody is in one task force at this moment. */
export interface Member {
	roles: Roles;
	/** a liaison's department, by its Chinese name */
	department: string | null;
}

/**
 * Who is signed in and who is what, in memory, asked at every frame and command. A session that has ended or a role
 * that was taken away is gone here at once when this process did it, within 2 s when another did (G8).
 */
export interface Standing {
	/** null once it has expired, was signed out or never was */
	session(id: string): { person: PersonId; expiresAt: number } | null;
	membership(person: PersonId, taskForce: string): Member | null;
	memberships(person: PersonId): Membership[];
	/** everybody with a role in the task force */
	people(taskForce: string): ReadonlyMap<PersonId, Member>;
	/** rereads now; used right after own writes */
	refresh(): Promise<void>;
	/** called after every effective change; returns what stops it */
	onChange(listener: () => void): () => void;
	close(): void;
}

/** One immutable reading of the tables. */
export interface StandingIndex {
	/** equal when the content is */
	fingerprint: string;
	sessions: ReadonlyMap<string, { person: PersonId; expiresAt: number }>;
	byPerson: ReadonlyMap<PersonId, ReadonlyMap<TaskForceId, Member>>;
	byTaskForce: ReadonlyMap<string, ReadonlyMap<PersonId, Member>>;
}
