import fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ERROR_STATUS } from '#lib/protocol/codes.ts';
import { type Answer, type CommandType, PAYLOADS } from '#lib/protocol/commands.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { Cast } from '../support/cast.ts';
import { openPhone, type Phone } from '../support/clients.ts';
import { figure, seed } from '../support/figures.ts';
import { ticksUndone } from '../support/wire.ts';

const RUNS = figure(2_000, 40);
const TABLES = ['finding', 'finding_photo', 'issue', 'issue_event', 'issue_owner', 'issue_tag', 'fix', 'fix_photo', 'feed_event', 'document_update', 'lesson', 'board', 'counter'] as const;

describe('a command that is refused: a named code, a plain sentence, nothing half done', () => {
	let running: RunningApp;
	let cast: Cast;
	let phone: Phone;
	let leader: Phone;
	let issue: string;
	beforeAll(async () => {
		running = await startApp();
		cast = await Cast.of(running);
		phone = await openPhone(running.origin, await running.signIn('member1'));
		leader = await openPhone(running.origin, await running.signIn('leader1'));
	});
	beforeEach(async () => {
		issue = (await cast.report()).issue;
	});
	afterAll(async () => {
		expect(await ticksUndone(running.origin)).toBe(0);
		phone[Symbol.dispose]();
		leader[Symbol.dispose]();
		await running[Symbol.asyncDispose]();
	});

	async function rows(): Promise<string> {
		const { reader } = running.app.storage;
		const all = await Promise.all(TABLES.map((table) => reader.selectFrom(table).selectAll().execute()));
		return JSON.stringify(all.map((found, at) => [TABLES[at], found.length, TABLES[at] === 'issue' || TABLES[at] === 'counter' ? found : null]));
	}

	async function expectRefused(send: () => Promise<unknown>, code: string, field?: string): Promise<void> {
		const before = await rows();
		const answer = (await send()) as Answer & { ok: false };
		expect(answer).toMatchObject({ ok: false, error: { code, ...(field === undefined ? {} : { field }) } });
		expect(answer.error.message.length).toBeGreaterThan(5);
		expect(await rows(), 'nothing half done').toBe(before);
	}

	const at = () => new Date().toISOString();

	it("somebody else's command id", async () => {
		const id = uuid();
		const first = await phone.command('issue.void', { issue, reason: '不是问题' }, id);
		await expectRefused(() => leader.command('issue.void', { issue, reason: '不是问题' }, id), 'id_taken', 'id');
		await expectRefused(() => leader.command('issue.void', { issue, reason: '不是问题' }, id.toUpperCase()), 'id_taken', 'id');
		expect(await phone.command('issue.void', { issue, reason: '不是问题' }, id)).toEqual(first);
	});

	it('the same id again gets the first answer, whatever it carries', async () => {
		const id = uuid();
		const place = cast.place();
		const first = await phone.command('finding.report', { place, text: '楼道内有小广告', capturedAt: at() }, id);
		expect(first.ok).toBe(true);
		const before = await rows();
		expect(await phone.command('issue.void', { issue, reason: '别的' }, id)).toEqual(first);
		expect(await phone.command('issue.void', {} as never, id)).toEqual(first);
		expect(await phone.socket.emitWithAck('command', { id, type: 'no.such', taskForce: 'nowhere' })).toEqual(first);
		expect(await rows()).toBe(before);
		const refusedId = uuid();
		const refused = await phone.command('finding.report', { place: 'nowhere', text: 'x', capturedAt: at() }, refusedId);
		expect(await phone.command('finding.report', { place, text: 'x', capturedAt: at() }, refusedId)).toEqual(refused);
	});

	it('the same id twice at once', async () => {
		const id = uuid();
		const payload = { place: cast.place(), text: '楼道内有小广告', capturedAt: at() };
		const answers = await Promise.all(Array.from({ length: 5 }, () => phone.command('finding.report', payload, id)));
		expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
		const found = await running.app.storage.reader.selectFrom('finding').select('id').where('place', '=', payload.place).execute();
		expect(found).toHaveLength(1);
	});

	it.each([
		['an unknown place', { place: 'nowhere', text: 'x' }, 'unknown_place', 'place'],
		['an unknown category', { text: 'x', category: 'Z9' }, 'unknown_category', 'category'],
		['an unknown item', { text: 'x', item: 'Z9' }, 'unknown_item', 'item'],
		['no words', {}, 'invalid', 'text'],
		['a finding of tomorrow', { text: 'x', capturedAt: '2199-01-01T00:00:00Z' }, 'invalid', 'capturedAt'],
		['a photo that nobody has', { text: 'x', photos: ['a'.repeat(64)] }, 'unknown_photo', 'photos']
	])('%s', async (_, payload, code, field) => {
		const place = cast.place();
		await expectRefused(() => phone.command('finding.report', { place, capturedAt: at(), ...payload }), code, field);
	});

	it("somebody else's photo, in a finding or a fix", async () => {
		const photo = await cast.photo('checker1');
		const place = cast.place();
		await expectRefused(() => phone.command('finding.report', { place, text: 'x', capturedAt: at(), photos: [photo] }), 'unknown_photo', 'photos');
		const dispatched = await cast.issueIn('dispatched');
		await expectRefused(() => phone.command('issue.submitFix', { issue: dispatched, photos: [photo] }), 'unknown_photo', 'photos');
		await expectRefused(() => phone.command('issue.submitFix', { issue: dispatched, photos: [] }), 'photo_required', 'photos');
	});

	it('a closed issue', async () => {
		const closed = await cast.issueIn('closed');
		await expectRefused(() => phone.command('issue.dispatch', { issue: closed }), 'issue_closed');
		await expectRefused(() => phone.command('issue.submitFix', { issue: closed, photos: ['a'.repeat(64)] }), 'issue_closed');
		await expectRefused(() => leader.command('issue.close', { issue: closed }), 'issue_closed');
	});

	it('an issue, a person, a target that are none', async () => {
		await expectRefused(() => phone.command('issue.void', { issue: uuid(), reason: 'x' }), 'unknown_issue', 'issue');
		await expectRefused(() => phone.command('issue.join', { issue, into: issue }), 'wrong_target', 'into');
		await expectRefused(() => phone.command('issue.join', { issue, into: uuid() }), 'unknown_issue', 'into');
		await expectRefused(() => phone.command('issue.dispatch', { issue, owners: ['nobody'] }), 'unknown_person', 'owners');
		await expectRefused(() => phone.command('issue.split', { issue }), 'wrong_status');
		await expectRefused(() => phone.command('issue.split', { finding: uuid() }), 'unknown_finding');
		await expectRefused(() => phone.command('day.seal', {}), 'forbidden');
		await expectRefused(() => leader.command('day.seal', { date: '2020-01-01' }), 'day_sealed', 'date');
	});

	it('an owner who fixed it and is a supervisor too does not close it', async () => {
		const mine = await cast.issueIn('dispatched');
		await running.app.storage.db.insertInto('membership').values({ task_force: 'huahu', person: cast.person('owner1'), role: 'supervisor', department: null }).execute();
		const cookie = await running.signIn('owner1');
		using owner = await openPhone(running.origin, cookie);
		await cast.act('owner1', 'issue.submitFix', { issue: mine, photos: [await cast.photo('owner1')] });
		await expectRefused(() => owner.command('issue.close', { issue: mine }), 'own_fix');
		await expectRefused(() => owner.command('issue.return', { issue: mine, reason: 'x' }), 'own_fix');
	});

	it('one of a batch stands for itself; a batch of 501 is refused whole', async () => {
		const cookie = await running.signIn('checker1');
		const post = (body: unknown) =>
			fetch(`${running.origin}/api/v1/commands`, { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body: JSON.stringify(body) });
		const report = (place: string) => ({ id: uuid(), type: 'finding.report', taskForce: 'huahu', payload: { place, text: '楼道内有小广告', capturedAt: at() } });
		const answers = (await (await post([report('nowhere'), report(cast.place()), { id: 5 }, null, 'x'])).json()) as Answer[];
		expect(answers.map((answer) => (answer.ok ? 'ok' : answer.error.code))).toEqual(['unknown_place', 'ok', 'invalid', 'invalid', 'invalid']);
		const before = await rows();
		const tooMany = await post(Array.from({ length: 501 }, () => report(cast.points[0]!)));
		expect([tooMany.status, ((await tooMany.json()) as { code: string }).code]).toEqual([413, 'too_large']);
		expect((await post('{')).status).toBe(422);
		expect(await rows()).toBe(before);
	});

	it('times that ISO 8601 allows and programs stumble over', async () => {
		for (const capturedAt of ['2026-01-01T00:00:00+08', '2026-01-01T00:00:00-23', '2026-02-30T00:00:00Z', '2026-01-01 00:00:00+08']) {
			const answer = await phone.command('finding.report', { place: cast.place(), text: '楼道内有小广告', capturedAt });
			expect(answer.ok ? 'ok' : answer.error.code, capturedAt).toMatch(/^(ok|invalid)$/);
		}
		expect(phone.socket.connected).toBe(true);
	});

	it.each(Object.keys(PAYLOADS) as CommandType[])('%s with every field of any type', async (type) => {
		const field = fc.oneof(
			fc.anything({ maxDepth: 2 }).filter((value) => typeof value !== 'bigint'),
			fc.constantFrom(issue, uuid(), at(), '2026-01-01T00:00:00+08', '', 'x'.repeat(3_000), '\ud800', '\u0000', -1, 1e308, null, [], [null], ['a'.repeat(64)], cast.points[0])
		);
		const names = ['issue', 'into', 'finding', 'place', 'text', 'category', 'item', 'position', 'photos', 'capturedAt', 'lane', 'owners', 'due', 'note', 'reason', 'until', 'date', '__proto__'];
		const payloads = fc.oneof(fc.dictionary(fc.constantFrom(...names), field), field);
		await fc.assert(
			fc.asyncProperty(payloads, async (payload) => {
				const id = uuid();
				const before = await rows();
				const [answer] = await running.app.services.commands.run(cast.person('leader2'), [{ id, type, taskForce: 'huahu', payload }]);
				if (type === 'day.seal' && answer!.ok) return;
				if (answer!.ok) return;
				expect(answer!.error.code in ERROR_STATUS).toBe(true);
				expect(['internal', 'storage_unavailable']).not.toContain(answer!.error.code);
				expect(await rows()).toBe(before);
			}),
			{ numRuns: RUNS, seed: seed(type) }
		);
	});
});
