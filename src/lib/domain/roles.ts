/** Roles of DOMAIN.md, "People". A person may hold several in one task force. */
export const ROLES = [
	'checker',
	'member',
	'supervisor',
	'owner',
	'liaison',
	'leader',
	'viewer',
	'admin'
] as const;

export type Role = (typeof ROLES)[number];
export type Roles = ReadonlySet<Role>;

/** Who reports findings: those who are out in the street or walk it again. */
export const REPORTERS: readonly Role[] = ['checker', 'member', 'supervisor'];
/** Who undoes a join (DOMAIN.md, `issue.split`). */
export const SPLITTERS: readonly Role[] = ['member', 'leader'];
/** Who ends a day (DOMAIN.md, `day.seal`). */
export const SEALERS: readonly Role[] = ['leader'];

export function isRole(value: unknown): value is Role {
	return typeof value === 'string' && (ROLES as readonly string[]).includes(value);
}

/** Whether someone with these roles has any of those asked for. */
export function holdsAny(roles: Roles, wanted: readonly Role[]): boolean {
	return wanted.some((role) => roles.has(role));
}

/**
 * A liaison belongs to an outside department and reads only that department's issues, over HTTP.
 * Any other role in the task force lifts the restriction.
 */
export function readsEverything(roles: Roles): boolean {
	for (const role of roles) if (role !== 'liaison') return true;
	return false;
}
