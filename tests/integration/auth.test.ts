import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getMigrations } from 'better-auth/db/migration';
import { DEMO_PASSWORD, hashPassword } from '#server/auth/auth.ts';
import { MAX_WRONG, WINDOW_MS } from '#server/auth/login-limit.ts';
import { authOptions } from '#server/auth/options.ts';
import { createPerson } from '#server/auth/people.ts';
import { cookieIn, type Platform, startPlatform } from '../support/platform.ts';
import { PASSWORD } from '../support/street.ts';

describe('sign-in', () => {
	let platform: Platform;
	beforeAll(async () => {
		platform = await startPlatform();
	});
	afterAll(() => platform[Symbol.asyncDispose]());

	async function newcomer(username: string): Promise<string> {
		const password = { hash: await hashPassword(PASSWORD) };
		await platform.storage.db.transaction().execute((tx) => createPerson(tx, { id: username, username, name: username, password }));
		return username;
	}

	it('has all tables and columns that better-auth wants', async () => {
		const options = authOptions({
			db: platform.storage.db,
			secret: 'x'.repeat(40),
			origins: () => [],
			secure: false,
			onError: () => undefined
		});
		const { toBeCreated, toBeAdded } = await getMigrations(options);
		expect([toBeCreated, toBeAdded]).toEqual([[], []]);
	});

	it('gives a cookie that pages and the API take, whatever the case of the name', async () => {
		const response = await platform.signIn('East_Member');
		expect(response.status).toBe(200);
		const [cookie] = response.headers.getSetCookie();
		expect(cookie).toMatch(/; HttpOnly; SameSite=Lax/i);
		expect(cookie).not.toMatch(/secure/i);
		const viewer = await platform.auth.identify(new Headers({ cookie: cookieIn(response) }));
		expect(viewer).toMatchObject({ person: 'east_member', username: 'east_member', name: 'east_member name' });
		expect(viewer?.memberships).toEqual([{ taskForce: 'east', roles: new Set(['member']), department: null }]);
	});

	it('asks for a secure cookie once all addresses are https', () => {
		const given = { db: platform.storage.db, secret: 'x'.repeat(40), origins: () => [], onError: () => undefined };
		expect(authOptions({ ...given, secure: true }).advanced.useSecureCookies).toBe(true);
	});

	it('tells a wrong password and an unknown name apart from nothing', async () => {
		const wrong = await platform.signIn('east_leader', 'not it');
		const unknown = await platform.signIn('no_such_person', 'not it');
		const impossible = await platform.signIn('x', 'not it');
		expect([wrong.status, unknown.status, impossible.status]).toEqual([401, 401, 401]);
		const bodies = await Promise.all([wrong.text(), unknown.text(), impossible.text()]);
		expect(new Set(bodies).size).toBe(1);
		expect(JSON.parse(bodies[0] ?? '')).toMatchObject({ code: 'INVALID_USERNAME_OR_PASSWORD' });
	});

	it.each([[{}], [{ username: 'a' }], [{ username: 1, password: {} }], ['text'], [{ username: 'a', password: 'x'.repeat(200) }]])(
		'answers %o with a problem',
		async (body) => {
			const response = await fetch(`${platform.origin}/api/auth/sign-in/username`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body)
			});
			expect(response.status).toBe(422);
			expect(await response.json()).toMatchObject({ code: 'invalid' });
		}
	);

	it('counts wrong passwords by account, and says how long to wait', async () => {
		const name = await newcomer('wrong_often');
		for (let at = 0; at < MAX_WRONG; at++) expect((await platform.signIn(name, 'no')).status).toBe(401);
		const refused = await platform.signIn(name);
		expect(refused.status).toBe(429);
		expect(await refused.json()).toMatchObject({ code: 'rate_limited' });
		expect(Number(refused.headers.get('retry-after'))).toBe(WINDOW_MS / 1000);
		expect((await platform.signIn('east_viewer')).status).toBe(200);
	});

	it('lets the account in again when the time is over', async () => {
		const name = await newcomer('patient');
		for (let at = 0; at < MAX_WRONG; at++) await platform.signIn(name, 'no');
		expect((await platform.signIn(name)).status).toBe(429);
		platform.clock.now += WINDOW_MS;
		expect((await platform.signIn(name)).status).toBe(200);
	});

	it('forgets wrong passwords after a right one', async () => {
		const name = await newcomer('forgiven');
		for (let at = 0; at < MAX_WRONG - 1; at++) await platform.signIn(name, 'no');
		expect((await platform.signIn(name)).status).toBe(200);
		for (let at = 0; at < MAX_WRONG - 1; at++) expect((await platform.signIn(name, 'no')).status).toBe(401);
		expect((await platform.signIn(name)).status).toBe(200);
	});

	it('lets no concurrent attempt slip through', async () => {
		const name = await newcomer('rushed');
		const answers = await Promise.all(Array.from({ length: 40 }, () => platform.signIn(name, 'no')));
		const statuses = answers.map((answer) => answer.status);
		expect(statuses.filter((status) => status === 401)).toHaveLength(MAX_WRONG);
		expect(statuses.filter((status) => status === 429)).toHaveLength(40 - MAX_WRONG);
	});

	it('turns nobody away who knows the password, however many sign in at once', async () => {
		const name = await newcomer('wall_screen');
		const answers = await Promise.all(Array.from({ length: 30 }, () => platform.signIn(name)));
		expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 30 }, () => 200));
	});

	it('counts names that do not exist like those that do', async () => {
		for (let at = 0; at < MAX_WRONG; at++) expect((await platform.signIn('ghost_one', 'no')).status).toBe(401);
		expect((await platform.signIn('ghost_one', 'no')).status).toBe(429);
	});

	it('refuses the demo password outside of the demo, even where an account has it', async () => {
		await platform.storage.db
			.transaction()
			.execute((tx) => createPerson(tx, { username: 'demo_like', name: 'x', password: DEMO_PASSWORD }));
		expect((await platform.signIn('demo_like', DEMO_PASSWORD)).status).toBe(401);
		await using demo = await startPlatform({ demo: true });
		await demo.storage.db
			.transaction()
			.execute((tx) => createPerson(tx, { username: 'demo_like', name: 'x', password: DEMO_PASSWORD }));
		expect((await demo.signIn('demo_like', DEMO_PASSWORD)).status).toBe(200);
	});

	it('ends the session at once when somebody signs out (G8)', async () => {
		const cookie = await platform.cookieOf('east_admin');
		const viewer = await platform.auth.identify(new Headers({ cookie }));
		let changes = 0;
		const stop = platform.standing.onChange(() => changes++);
		const response = await fetch(`${platform.origin}/api/auth/sign-out`, { method: 'POST', headers: { cookie } });
		stop();
		expect(response.status).toBe(200);
		expect(changes).toBe(1);
		expect(platform.standing.session(viewer?.session ?? '')).toBeNull();
		expect((await platform.get('/api/v1/task-forces', cookie)).status).toBe(401);
	});

	it('takes no cookie of a session that has expired, and forgets it in time', async () => {
		const cookie = await platform.cookieOf('west_admin');
		const { db, reader } = platform.storage;
		await db.updateTable('session').set({ expires_at: '2020-01-01T00:00:00.000Z' }).where('user_id', '=', 'west_admin').execute();
		expect((await platform.get('/api/v1/task-forces', cookie)).status).toBe(401);
		platform.clock.now += 3_600_000;
		await platform.cookieOf('west_viewer');
		expect(await reader.selectFrom('session').select('id').where('user_id', '=', 'west_admin').execute()).toEqual([]);
	});

	it('takes no cookie that was tampered with', async () => {
		const cookie = await platform.cookieOf('east_admin');
		expect((await platform.get('/api/v1/task-forces', cookie)).status).toBe(200);
		expect((await platform.get('/api/v1/task-forces', cookie.replace(/=.../, '=abc'))).status).toBe(401);
	});

	it.each([
		'POST /api/auth/sign-up/email',
		'POST /api/auth/sign-in/email',
		'POST /api/auth/update-user',
		'POST /api/auth/change-password',
		'POST /api/auth/is-username-available',
		'GET /api/auth/list-sessions',
		'GET /api/auth/ok'
	])('opens nothing else of better-auth: %s', async (route) => {
		const [method, path] = route.split(' ');
		const response = await fetch(`${platform.origin}${path}`, { method, body: method === 'POST' ? '{}' : null });
		expect(response.status).toBe(404);
	});
});
