import { owner } from './owner.ts';

/** A phone that only believes it has a signal waits no longer than this for an answer. */
const ASK_MS = 8_000;

export type SignIn = 'ok' | 'wrong' | 'too_many' | 'away';

/** Signs in; the session comes as a cookie that pages and both sockets use. Never rejects. */
export async function signIn(username: string, password: string): Promise<SignIn> {
	const response = await post('/api/auth/sign-in/username', { username, password });
	if (response === null || response.status >= 500) return 'away';
	if (response.status === 429) return 'too_many';
	return response.ok ? 'ok' : 'wrong';
}

/** Signs out, and takes along what this device keeps for the person, but for edits that were not sent. */
export async function signOut(): Promise<boolean> {
	const mine = owner();
	// Fetched first: what cannot be fetched now could not be done afterwards.
	const sweep = await import('./local-sweep.ts').catch(() => null);
	const response = await post('/api/auth/sign-out', {});
	if (response?.ok !== true) return false;
	if (mine !== null) await sweep?.leaveDevice(mine);
	return true;
}

/**
 * Whether pages can be read now. SvelteKit leaves a page whose data it cannot read afresh, and with it whatever is being
 * written there, so this is asked first.
 */
export async function readable(): Promise<boolean> {
	const response = await fetch('/api/v1/task-forces').catch(() => null);
	return response?.ok ?? false;
}

/** @returns the id of the person whose session this browser has now, `nobody`, or `away` where that cannot be asked */
export async function signedInAs(): Promise<string> {
	const response = await fetch('/api/auth/get-session', { signal: AbortSignal.timeout(ASK_MS) }).catch(() => null);
	if (response === null || !response.ok) return 'away';
	const session = (await response.json().catch(() => null)) as { user?: { id?: string } } | null;
	return session?.user?.id ?? 'nobody';
}

function post(path: string, body: unknown): Promise<Response | null> {
	return fetch(path, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	}).catch(() => null);
}
