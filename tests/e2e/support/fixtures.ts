import { type BrowserContext, type BrowserContextOptions, expect, type Page, test as base } from '@playwright/test';
import { v7 as uuid } from 'uuid';
import { DEMO_PASSWORD } from '#server/auth/passwords.ts';
import { awayFromMidnight } from '../../support/midnight.ts';
import { waitsUntilAlive } from './alive.ts';
import { type RunningServer, startServer } from './server.ts';

export const PHONE = { width: 390, height: 844 };
export const TASK_FORCE = 'huahu';

/** Somebody at a device of their own: cookies, storage and sockets are nobody else's. */
export interface Someone {
	username: string;
	context: BrowserContext;
	page: Page;
	/** a command by the public contract, as another program would send it */
	command(type: string, payload: Record<string, unknown>): Promise<Record<string, unknown>>;
}

interface Fixtures {
	server: RunningServer;
	/** no test works on a board whose day is about to end */
	daytime: void;
	/** signs somebody in; an error that a page of theirs does not catch fails the test */
	someone: (username: string, options?: BrowserContextOptions) => Promise<Someone>;
}

/** The server of one file of tests: what they leave behind is nothing to another file's, whichever worker runs it. */
class ServerOfFile {
	#file: string | null = null;
	#server: RunningServer | null = null;

	async of(file: string): Promise<RunningServer> {
		if (this.#server !== null && this.#file === file) return this.#server;
		await this.stop();
		this.#file = file;
		this.#server = await startServer();
		return this.#server;
	}

	async stop(): Promise<void> {
		await this.#server?.stop();
		this.#server = null;
	}
}

export const test = base.extend<Fixtures, { servers: ServerOfFile }>({
	servers: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern.
		async ({}, use) => {
			const servers = new ServerOfFile();
			await use(servers);
			await servers.stop();
		},
		{ scope: 'worker' }
	],

	server: async ({ servers }, use, { file }) => {
		await use(await servers.of(file));
	},

	page: async ({ page }, use) => {
		waitsUntilAlive(page);
		await use(page);
	},

	daytime: [
		// eslint-disable-next-line no-empty-pattern -- as above
		async ({}, use) => {
			await awayFromMidnight();
			await use();
		},
		{ auto: true, timeout: 5 * 60_000 }
	],

	someone: async ({ browser, server }, use) => {
		const contexts: BrowserContext[] = [];
		const errors: string[] = [];
		await use(async (username, options = {}) => {
			const context = await browser.newContext({ baseURL: server.origin, ...options });
			contexts.push(context);
			context.on('weberror', (error) => errors.push(`${username}: ${error.error().message}`));
			await signIn(context, server.origin, username);
			const command: Someone['command'] = async (type, payload) => {
				const response = await context.request.post('/api/v1/commands', {
					headers: { origin: server.origin },
					data: { id: uuid(), type, taskForce: TASK_FORCE, at: new Date().toISOString(), payload },
					// A connection kept open may have gone with a server that was killed; the id makes it one command.
					maxRetries: 3
				});
				const answer = (await response.json()) as { ok: boolean; result: Record<string, unknown> };
				expect(answer.ok, JSON.stringify(answer)).toBe(true);
				return answer.result;
			};
			const page = await context.newPage();
			waitsUntilAlive(page);
			return { username, context, page, command };
		});
		for (const context of contexts) await context.close();
		expect(errors).toEqual([]);
	}
});

export { expect };

async function signIn(context: BrowserContext, origin: string, username: string): Promise<void> {
	const response = await context.request.post('/api/auth/sign-in/username', {
		headers: { origin },
		data: { username, password: DEMO_PASSWORD }
	});
	expect(response.ok(), `signing in as ${username}: ${response.status()}`).toBe(true);
}
