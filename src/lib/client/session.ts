export type SignIn = 'ok' | 'wrong' | 'too_many' | 'away';

/** Signs in; the session comes as a cookie that pages and both sockets use. Never rejects. */
export async function signIn(username: string, password: string): Promise<SignIn> {
	const response = await post('/api/auth/sign-in/username', { username, password });
	if (response === null || response.status >= 500) return 'away';
	if (response.status === 429) return 'too_many';
	return response.ok ? 'ok' : 'wrong';
}

export async function signOut(): Promise<boolean> {
	const response = await post('/api/auth/sign-out', {});
	return response?.ok ?? false;
}

function post(path: string, body: unknown): Promise<Response | null> {
	return fetch(path, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	}).catch(() => null);
}
