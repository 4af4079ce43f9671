import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERROR_STATUS } from '#lib/protocol/codes.ts';
import { DEMO_PASSWORD } from '#server/auth/passwords.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { Cast } from '../support/cast.ts';
import { figure, seed } from '../support/figures.ts';
import { addBoard, addPerson, addTaskForce } from '../support/rows.ts';
import { ticksUndone } from '../support/wire.ts';

const RUNS = figure(2_000, 40);

describe('a preview is refused to whoever may not report, and is no way in', () => {
	let running: RunningApp;
	let cast: Cast;
	let words: { place: string; text: string; capturedAt: string };
	beforeAll(async () => {
		running = await startApp();
		cast = await Cast.of(running);
		words = { place: cast.place(), text: '楼道内有小广告', capturedAt: new Date().toISOString() };
		await cast.report({ place: words.place });
		await running.app.storage.db.transaction().execute(async (tx) => {
			await addTaskForce(tx, 'north');
			await addBoard(tx, 'north', '2026-11-22');
			await addPerson(tx, 'north_checker', [{ taskForce: 'north', role: 'checker' }], DEMO_PASSWORD);
		});
	});
	afterAll(async () => {
		expect(await ticksUndone(running.origin)).toBe(0);
		await running[Symbol.asyncDispose]();
	});

	async function ask(cookie: string | null, body: BodyInit, { slug = 'huahu', origin = running.origin } = {}): Promise<{ status: number; code: string; type: string; text: string }> {
		const response = await fetch(`${running.origin}/api/v1/task-forces/${slug}/preview`, {
			method: 'POST',
			headers: { ...(cookie === null ? {} : { cookie }), origin, 'content-type': 'application/json' },
			body
		});
		const text = await response.text();
		const { code = '' } = (response.ok ? {} : JSON.parse(text)) as { code?: string };
		return { status: response.status, code, type: response.headers.get('content-type') ?? '', text };
	}
	const json = () => JSON.stringify(words);

	it('without a session, from another web site, by another method', async () => {
		const problem = { type: 'application/problem+json' };
		expect(await ask(null, json())).toMatchObject({ status: 401, code: 'unauthenticated', ...problem });
		const cookie = await running.signIn('checker1');
		expect(await ask(cookie, json(), { origin: 'https://evil.example' })).toMatchObject({ status: 403, code: 'foreign_origin', ...problem });
		const read = await running.get('/api/v1/task-forces/huahu/preview', cookie);
		expect([read.status, read.headers.get('content-type')]).toEqual([405, 'application/problem+json']);
	});

	it('in a foreign task force, whether there is one or not', async () => {
		const cookie = await running.signIn('north_checker');
		for (const slug of ['huahu', 'nowhere', '__proto__']) {
			const answer = await ask(cookie, json(), { slug });
			expect(answer, slug).toMatchObject({ status: 403, code: 'forbidden' });
			expect(answer.text).not.toContain('小广告');
		}
	});

	it.each(['owner1', 'liaison1', 'leader1', 'viewer1', 'admin1'])('to %s, who reports nothing', async (username) => {
		const answer = await ask(await running.signIn(username), json());
		expect(answer).toMatchObject({ status: 403, code: 'forbidden' });
		expect(answer.text).not.toContain('小广告');
	});

	it.each(['checker1', 'member1', 'supervisor1'])('not to %s', async (username) => {
		expect((await ask(await running.signIn(username), json())).status).toBe(200);
	});

	it('to one whose role was taken away a moment ago', async () => {
		const cookie = await running.signIn('checker4');
		expect((await ask(cookie, json())).status).toBe(200);
		await running.app.storage.db.deleteFrom('membership').where('person', '=', cast.person('checker4')).execute();
		let status = 200;
		for (const end = Date.now() + 20_000; status === 200 && Date.now() < end; ) {
			await new Promise((resolve) => setTimeout(resolve, 300));
			({ status } = await ask(cookie, json()));
		}
		expect(status).toBe(403);
	});

	it('as the command refuses', async () => {
		const cookie = await running.signIn('checker2');
		const wrong: [object, string][] = [
			[{ place: 'nowhere' }, 'unknown_place'],
			[{ category: 'Z9' }, 'unknown_category'],
			[{ item: 'Z9' }, 'unknown_item'],
			[{ text: '' }, 'invalid'],
			[{ capturedAt: '2199-01-01T00:00:00Z' }, 'invalid']
		];
		for (const [change, code] of wrong) {
			const preview = await ask(cookie, JSON.stringify({ ...words, ...change }));
			const command = await cast.send('checker2', 'finding.report', { ...words, ...change });
			expect([preview.code, command.ok ? '' : command.error.code]).toEqual([code, code]);
		}
	});

	it('oversized, whatever the length is said to be', async () => {
		const cookie = await running.signIn('checker3');
		expect(await ask(cookie, JSON.stringify({ ...words, text: 'x'.repeat(20_000) }))).toMatchObject({ status: 413, code: 'too_large' });
		expect(await ask(cookie, JSON.stringify({ ...words, text: 'x'.repeat(2_000) }))).toMatchObject({ status: 422, code: 'invalid' });
	});

	it('malformed in any way', async () => {
		const member = running.app.services;
		const cookie = await running.signIn('supervisor2');
		for (const body of ['', '{', '[]', 'null', '7', '"x"', '{"place":{}}', '\u0000']) expect(await ask(cookie, body), body).toMatchObject({ status: 422, code: 'invalid' });
		const viewer = (await member.identify(new Headers({ cookie })))!;
		const field = fc.oneof(fc.string(), fc.constantFrom('\ud800', '\u0000', words.place, 'x'.repeat(300)));
		await fc.assert(
			fc.asyncProperty(field, field, fc.option(field), async (place, text, category) => {
				const answer = await member.previews.preview(viewer, 'huahu', { ...words, place, text, category, differsFrom: [] }).then(
					() => 'ok',
					(error: { code?: string }) => error.code ?? String(error)
				);
				expect([...Object.keys(ERROR_STATUS), 'ok']).toContain(answer);
				expect(answer).not.toBe('internal');
			}),
			{ numRuns: RUNS, seed: seed('preview') }
		);
	});

	it('too often: one session’s haste is no other’s, and it may go on after a while', async () => {
		const [hasty, calm] = [await running.signIn('member2'), await running.signIn('member2')];
		const answers = await Promise.all(Array.from({ length: 200 }, () => ask(hasty, json())));
		const refused = answers.filter(({ status }) => status === 429);
		expect(refused.length).toBeGreaterThan(0);
		expect(refused[0]).toMatchObject({ code: 'rate_limited', type: 'application/problem+json' });
		expect((await ask(calm, json())).status).toBe(200);
	});
});
