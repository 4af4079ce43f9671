import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PayloadInput } from '#lib/protocol/commands.ts';
import type { Preview, PreviewInput } from '#lib/protocol/preview.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { Cast } from '../support/cast.ts';
import { openPhone } from '../support/clients.ts';

const AT = { lat: 30.231105, lon: 115.010474, accuracy: 12 };
const STREAM = ['楼道内有小广告', '3栋楼道内有小广告', '楼道里贴满小广告', '这里有点情况', '垃圾桶旁垃圾没及时清理', '垃圾桶满溢', '面馆出店经营', '早餐店出店经营', '下水管网破损', '井盖缺失'];

describe('a preview says what the report will answer', () => {
	let running: RunningApp;
	let cast: Cast;
	let cookie: string;
	beforeEach(async () => {
		running = await startApp();
		cast = await Cast.of(running);
		cookie = await running.signIn('checker1');
	});
	afterEach(() => running[Symbol.asyncDispose]());

	async function preview(input: PreviewInput): Promise<Preview> {
		const response = await fetch(`${running.origin}/api/v1/task-forces/huahu/preview`, {
			method: 'POST',
			headers: { cookie, origin: running.origin, 'content-type': 'application/json' },
			body: JSON.stringify(input)
		});
		expect(response.status).toBe(200);
		return (await response.json()) as Preview;
	}
	const at = (minute: number) => new Date(Date.parse('2026-01-05T01:00:00Z') + minute * 60_000).toISOString();

	it('over a morning of findings, word for word', async () => {
		const places = [cast.place(), cast.place()];
		const member = running.app.services;
		const checker = (await member.identify(new Headers({ cookie })))!;
		for (const [index, text] of [...STREAM, ...STREAM].entries()) {
			const report = { place: places[index % 2]!, text, position: { ...AT, lat: AT.lat + (index % 5) / 20_000 }, capturedAt: at(index), differsFrom: [] };
			const said = await member.previews.preview(checker, 'huahu', report);
			const done = await cast.report(report);
			expect(said.outcome, text).toBe(done.outcome);
			const joined = said.lookAlikes.find(({ issue }) => issue === done.issue);
			if (done.outcome === 'joined') expect(joined).toMatchObject({ issue: said.issue, number: done.number, lane: done.lane, sure: true });
			else expect(said).toMatchObject({ lane: done.lane, category: done.category });
			if (done.outcome === 'suggested') expect(said.lookAlikes[0]).toMatchObject({ issue: said.issue, sure: false });
		}
	});

	it('with department, limit and reasons, and what there is to see of a look-alike', async () => {
		const place = cast.place();
		const photo = await cast.photo('checker2');
		const first = await cast.report({ place, text: '楼道内有小广告', position: AT, capturedAt: at(0), photos: [photo] }, 'checker2');
		const said = await preview({ place, text: '楼道里贴满小广告', position: { ...AT, lat: AT.lat + 0.00005 }, capturedAt: at(20) });
		expect(said).toMatchObject({ outcome: 'joined', issue: first.issue, lane: 'instant', category: first.category });
		expect(said.department).toBeTruthy();
		expect(said.limitHours).toBeGreaterThan(0);
		expect(said.reasons.length).toBeGreaterThan(0);
		expect(said.lookAlikes).toEqual([
			expect.objectContaining({
				...{ issue: first.issue, number: first.number, title: '楼道内有小广告', place, photo },
				...{ metres: 6, minutesEarlier: 20, openedBy: cast.person('checker2'), sure: true }
			})
		]);
	});

	it('of what it is unsure of, that nothing is known yet', async () => {
		expect(await preview({ place: cast.place(), text: '这里有点情况', capturedAt: at(0) })).toMatchObject({
			...{ outcome: 'new', issue: null, category: null, lane: null, department: null, limitHours: null, lookAlikes: [] }
		});
	});

	it('and writes nothing, not even of a tick', async () => {
		const place = cast.place();
		await cast.report({ place });
		const { reader } = running.app.storage;
		const tables = ['finding', 'issue', 'issue_event', 'command', 'document_update', 'document_client', 'feed_event', 'lesson', 'counter'] as const;
		const rows = async () => JSON.stringify(await Promise.all(tables.map((table) => reader.selectFrom(table).selectAll().execute())));
		const items = async () => /^noonboard_journal_items_total (\d+)$/m.exec(await (await fetch(`${running.origin}/metrics`)).text())![1];
		const before = [await rows(), await items()];
		for (const text of STREAM) await preview({ place, text, capturedAt: at(1) });
		expect([await rows(), await items()]).toEqual(before);
		// The next number is the next one: nothing was counted up in memory either.
		expect(await cast.report({ text: '井盖缺失' })).toMatchObject({ number: 2 });
	});

	it('also before anybody has used the board since the start, and while others report', async () => {
		const place = cast.place();
		const [said] = await Promise.all([
			preview({ place, text: STREAM[0]!, capturedAt: at(0) }),
			...STREAM.map((text) => cast.report({ text }))
		]);
		expect(said.lane).toBe('instant');
	});
});

describe('what a reporter says of a look-alike', () => {
	let running: RunningApp;
	let cast: Cast;
	let first: { issue: string; number: number };
	let place: string;
	beforeEach(async () => {
		running = await startApp();
		cast = await Cast.of(running);
		place = cast.place();
		first = await cast.report({ place, text: '水果店跨门槛经营' });
	});
	afterEach(() => running[Symbol.asyncDispose]());

	const rowOf = (finding: string) => running.app.storage.reader.selectFrom('finding').selectAll().where('id', '=', finding).executeTakeFirstOrThrow();
	const reasonsOf = async (finding: string) => (JSON.parse((await rowOf(finding)).reasons) as { code: string }[]).map(({ code }) => code);
	const report = (payload: Partial<PayloadInput<'finding.report'>>) => cast.report({ place, text: '早餐店跨门槛经营', ...payload }, 'checker2');

	it('is the same: joins what the engine would have doubted, and a member takes it out again', async () => {
		expect(await report({})).toMatchObject({ outcome: 'suggested' });
		const joined = await report({ sameAs: first.issue });
		expect(joined).toMatchObject({ outcome: 'joined', issue: first.issue, number: first.number });
		expect((await reasonsOf(joined.finding))[0]).toBe('said_same');
		expect(await rowOf(joined.finding)).toMatchObject({ issue: first.issue, outcome: 'joined', confidence: 1 });
		const own = await cast.act('member1', 'issue.split', { finding: joined.finding });
		expect(own.issue).not.toBe(first.issue);
		expect(await rowOf(joined.finding)).toMatchObject({ issue: own.issue });
	});

	it('is not the same: stays apart from what it would have joined, and from nothing else', async () => {
		const same = { text: '水果店跨门槛经营' };
		const apart = await report({ ...same, differsFrom: [first.issue] });
		expect(apart).toMatchObject({ outcome: 'new' });
		expect(apart.issue).not.toBe(first.issue);
		expect(await reasonsOf(apart.finding)).toEqual(['said_different']);
		expect(await report({ ...same, differsFrom: [first.issue] })).toMatchObject({ outcome: 'joined', issue: apart.issue });
	});

	it('is the same as one that has been joined to another since: joins that one, and stays apart from it likewise', async () => {
		const other = await cast.report({ place, text: '垃圾桶满溢' });
		await cast.act('member1', 'issue.join', { issue: first.issue, into: other.issue });
		expect(await report({ sameAs: first.issue })).toMatchObject({ outcome: 'joined', issue: other.issue });
		expect((await report({ text: '水果店跨门槛经营', differsFrom: [first.issue] })).issue).not.toBe(other.issue);
	});

	it('is the same as one that has ended, or that was never there: the engine decides, and nothing is lost', async () => {
		await cast.act('member1', 'issue.void', { issue: first.issue, reason: '不是问题' });
		for (const sameAs of [first.issue, uuid()]) {
			const done = await cast.report({ text: '早餐店跨门槛经营', sameAs }, 'checker2');
			expect(done).toMatchObject({ outcome: 'new' });
			expect(await reasonsOf(done.finding)).toEqual(['said_same_ended']);
		}
	});

	it('is the same as one that is nowhere near: a person decides at noon', async () => {
		const far = await cast.report({ text: '井盖缺失', sameAs: first.issue }, 'checker2');
		expect(far).toMatchObject({ outcome: 'suggested' });
		expect(far.issue).not.toBe(first.issue);
		expect(await rowOf(far.finding)).toMatchObject({ suggested_issue: first.issue });
		expect(await reasonsOf(far.finding)).toEqual(['said_same', 'other_place']);
	});

	it('counts in a preview as in the report', async () => {
		const viewer = (await running.app.services.identify(new Headers({ cookie: await running.signIn('checker2') })))!;
		const words = { place, text: '早餐店跨门槛经营', capturedAt: new Date().toISOString(), differsFrom: [] };
		const ask = (more: object) => running.app.services.previews.preview(viewer, 'huahu', { ...words, ...more });
		expect(await ask({})).toMatchObject({ outcome: 'suggested', issue: first.issue });
		expect(await ask({ sameAs: first.issue })).toMatchObject({ outcome: 'joined', issue: first.issue });
		expect(await ask({ differsFrom: [first.issue] })).toMatchObject({ outcome: 'new', lookAlikes: [] });
	});

	it('over the wire, as any phone says it; what no phone says is refused', async () => {
		using phone = await openPhone(running.origin, await running.signIn('checker3'));
		const words = { place, text: '早餐店跨门槛经营', capturedAt: new Date().toISOString() };
		expect(await phone.report({ ...words, sameAs: first.issue })).toMatchObject({ outcome: 'joined', issue: first.issue });
		expect(await phone.report({ ...words, sameAs: null })).toMatchObject({ outcome: 'joined' });
		for (const [field, wrong] of [
			['sameAs', { sameAs: 'first' }],
			['differsFrom', { differsFrom: Array.from({ length: 11 }, () => uuid()) }],
			['differsFrom.0', { differsFrom: [7] }]
		] as const) {
			const answer = await phone.command('finding.report', { ...words, ...(wrong as object) });
			expect(answer).toMatchObject({ ok: false, error: { code: 'invalid', field } });
		}
	});
});
