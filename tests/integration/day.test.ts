import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FieldValue } from '#lib/domain/fields.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { issueIn } from '../support/board-doc.ts';
import { Cast } from '../support/cast.ts';
import { openReplica, type Replica, until } from '../support/clients.ts';
import { changeOf, copyOf } from '../support/forgery.ts';
import { Wire } from '../support/wire.ts';

const DAY = 24 * 3_600_000;

describe('a board is a day', () => {
	let running: RunningApp;
	let cast: Cast;
	let now: number;
	let monday: string;
	beforeEach(async () => {
		now = Date.parse('2026-11-16T04:00:00Z'); // Monday noon in Shanghai
		running = await startApp({ clock: () => now });
		cast = await Cast.of(running);
		monday = 'board/huahu/2026-11-16';
	});
	afterEach(() => running[Symbol.asyncDispose]());

	const rowOf = (issue: string) => running.app.storage.reader.selectFrom('issue').selectAll().where('id', '=', issue).executeTakeFirstOrThrow();
	const lateEdits = () => running.app.storage.reader.selectFrom('late_edit').selectAll().execute();
	async function open(who: string, name: string): Promise<Replica> {
		const replica = openReplica(running.origin, await running.signIn(who), name);
		await replica.synced();
		return replica;
	}
	const wire = async (who: string, name: string, app = running) => Wire.open(app.origin, await app.signIn(who), name);

	it('sealing freezes it and opens the next one at once with what is still open, and its age', async () => {
		const { issue } = await cast.report();
		const closed = await cast.issueIn('closed');
		const deferred = await cast.issueIn('deferred');
		expect(await cast.seal()).toEqual({ sealed: '2026-11-16', open: '2026-11-17', carried: 2 });
		expect(await running.today()).toBe('2026-11-17');
		using tuesday = await open('member1', 'board/huahu/2026-11-17');
		expect([...tuesday.issues.keys()].sort()).toEqual([issue, deferred].sort());
		expect(issueIn(tuesday.doc, issue).toJSON()).toMatchObject({ age: 1, number: 1, title: '楼道内有小广告' });
		expect(await cast.report({ place: (await rowOf(issue)).place }, 'checker2'), 'it goes on matching').toMatchObject({ outcome: 'joined', issue });
		using sealed = await open('viewer1', monday);
		expect(sealed.issues.size).toBe(3);
		expect(issueIn(sealed.doc, closed).get('status')).toBe('closed');
		expect(issueIn(sealed.doc, issue).toJSON()).toMatchObject({ age: 0, findingCount: 1 });
		const read = await running.get('/api/v1/task-forces/huahu/boards/2026-11-16', await running.signIn('viewer1'));
		expect(await read.json()).toMatchObject({ date: '2026-11-16', sealedAt: new Date(now).toISOString() });
	});

	it('two leaders who seal at once seal one day', async () => {
		const answers = await Promise.all([cast.send('leader1', 'day.seal', {}), cast.send('leader2', 'day.seal', {})]);
		expect(answers.map((answer) => (answer.ok ? 'sealed' : answer.error.code)).sort()).toEqual(['day_sealed', 'sealed']);
		expect(await running.today()).toBe('2026-11-17');
		expect(await cast.send('leader1', 'day.seal', { date: '2026-11-16' })).toMatchObject({ error: { code: 'day_sealed', field: 'date' } });
	});

	it('days on which no server ran are sealed at the next start', async () => {
		const { issue } = await cast.report();
		await running.stop();
		now += 3 * DAY;
		await using again = await startApp({ dataDir: running.dataDir, clock: () => now });
		expect(await again.today()).toBe('2026-11-19');
		const boards = await again.app.storage.reader.selectFrom('board').selectAll().orderBy('date').execute();
		expect(boards.map(({ date, sealed_at, sealed_by }) => [date, sealed_at !== null, sealed_by])).toEqual([['2026-11-16', true, null], ['2026-11-19', false, null]]);
		using board = await wire('viewer1', 'board/huahu/2026-11-19', again);
		expect(issueIn(board.doc, issue).get('age')).toBe(3);
	});

	it('what was deferred until now is taken up', async () => {
		const { issue } = await cast.report();
		await cast.act('member1', 'issue.defer', { issue, until: '2026-11-17T01:00:00Z', reason: '下雨' });
		await cast.seal();
		expect(await rowOf(issue)).toMatchObject({ status: 'accepted', deferred_until: null });
	});

	const CARRIED: [string, string, FieldValue][] = [
		['title', 'member1', '改过的标题'],
		['category', 'member1', null],
		['place', 'member1', 'PLACE'],
		['lane', 'member1', 'coordination'],
		['department', 'member1', '区交警大队'],
		['due', 'member1', '2026-12-01T04:00:00.000Z'],
		['rank', 'member1', 'Zz'],
		['campaign', 'supervisor1', '牛皮癣'],
		['listed', 'leader1', true],
		['instruction', 'leader1', '请抓紧'],
		['tag:夜间', 'supervisor1', true],
		['owner:OWNER', 'supervisor1', true]
	];
	const keyOf = (key: string) => key.replace('OWNER', cast.person('owner3'));
	const valueOf = (value: FieldValue) => (value === 'PLACE' ? cast.points.at(-1)! : value);

	it.each(CARRIED)('G16: %s, set offline by %s against the day that was sealed meanwhile, is carried onto the open board', async (field, who, to) => {
		const { issue } = await cast.report();
		const [key, value] = [keyOf(field), valueOf(to)];
		using offline = await wire(who, monday);
		const copy = copyOf(offline.doc);
		const edit = changeOf(copy, () => issueIn(copy, issue).set(key, value));
		await cast.seal();
		using late = await wire(who, monday);
		for (let resent = 0; resent < 3; resent++) late.step2(edit);
		await late.answered();
		expect(late.refused).toEqual([]);
		using tuesday = await open('viewer1', 'board/huahu/2026-11-17');
		expect(issueIn(tuesday.doc, issue).get(key)).toBe(value);
		using sealed = await open('viewer1', monday);
		expect(issueIn(sealed.doc, issue).get(key), 'the sealed day stays as it was').toBe(issueIn(offline.doc, issue).get(key));
		expect(await lateEdits()).toMatchObject([{ outcome: 'carried' }]);
		const events = await running.app.storage.reader.selectFrom('issue_event').selectAll().where('kind', '=', 'carried').execute();
		expect(events).toMatchObject([{ actor: cast.person(who), field: key }]);
	});

	it.each(CARRIED)('G16: %s by %s is answered superseded where somebody has set it since, once, also after a restart', async (field, who, to) => {
		const { issue } = await cast.report();
		const [key, value] = [keyOf(field), valueOf(to)];
		const other: FieldValue = { title: '别人的', category: (await rowOf(issue)).category === 'A1' ? 'A2' : 'A1', place: cast.points.at(-2)!, lane: 'coordination', department: '区市场监管局', due: '2026-11-30T04:00:00.000Z', rank: 'b0', campaign: '卫生死角', instruction: '别的批示' }[field] ?? true;
		using offline = await wire(who, monday);
		const copy = copyOf(offline.doc);
		const own: FieldValue = other === true ? false : field === 'lane' ? 'instant' : value;
		const edit = changeOf(copy, () => issueIn(copy, issue).set(key, own));
		await cast.seal();
		using tuesday = await open(field === 'listed' || field === 'instruction' ? 'leader2' : 'member2', 'board/huahu/2026-11-17');
		const codes = await running.app.storage.reader.selectFrom('category').select('code').execute();
		const set = field === 'category' ? codes.find(({ code }) => code !== issueIn(tuesday.doc, issue).get('category'))!.code : other;
		issueIn(tuesday.doc, issue).set(key, set);
		await until(async () => (await running.app.storage.reader.selectFrom('issue_event').select('id').where('field', '=', key).where('kind', '=', 'edit').execute()).length > 0, 'the other edit is on disk');
		using late = await wire(who, monday);
		late.step2(edit);
		late.step2(edit);
		await late.answered();
		expect(late.refused).toEqual([{ field: key, reason: 'superseded', issue }]);
		await running.stop();
		await using again = await startApp({ dataDir: running.dataDir, clock: () => now });
		using resent = await wire(who, monday, again);
		resent.step2(edit);
		await resent.answered();
		expect(resent.refused).toEqual([]);
		using board = await wire('viewer1', 'board/huahu/2026-11-17', again);
		expect(issueIn(board.doc, issue).get(key)).toBe(set);
		expect(await again.app.storage.reader.selectFrom('late_edit').selectAll().execute()).toMatchObject([{ outcome: 'superseded' }]);
	});

	it('G16: of two people who were offline the second hears that the first was there before', async () => {
		const { issue } = await cast.report();
		using one = await wire('member1', monday);
		using two = await wire('member2', monday);
		const edits = [one, two].map(({ doc }, at) => {
			const copy = copyOf(doc);
			return changeOf(copy, () => issueIn(copy, issue).set('title', `第${at + 1}人`));
		});
		await cast.seal();
		one.update(edits[0]!);
		await one.answered();
		two.update(edits[1]!);
		await two.answered();
		expect([one.refused, two.refused]).toEqual([[], [{ field: 'title', reason: 'superseded', issue }]]);
		expect(await rowOf(issue)).toMatchObject({ title: '第1人' });
	});

	it("G16: one person's later words follow the earlier ones, and a policy refusal is told as such", async () => {
		const { issue } = await cast.report();
		using late = await wire('supervisor1', monday);
		const copy = copyOf(late.doc);
		const sets = (key: string, value: FieldValue) => changeOf(copy, () => issueIn(copy, issue).set(key, value));
		const edits = [sets('campaign', '一'), sets('campaign', '二'), sets('title', '不是我的事')];
		await cast.seal();
		for (const edit of edits) late.update(edit);
		await late.answered();
		expect(late.refused).toEqual([{ field: 'title', reason: 'role', issue }]);
		expect(await rowOf(issue)).toMatchObject({ campaign: '二', title: '楼道内有小广告' });
	});

	it('G16: an issue that had ended is not on the open board: its edit is told so', async () => {
		const closed = await cast.issueIn('closed');
		using late = await wire('leader1', monday);
		const copy = copyOf(late.doc);
		const edit = changeOf(copy, () => issueIn(copy, closed).set('instruction', '很好'));
		await cast.seal();
		late.update(edit);
		await late.answered();
		expect(late.refused).toEqual([{ field: 'instruction', reason: 'issue_ended', issue: closed }]);
	});

	it('G16: a stock provider that was offline over the seal needs to do nothing', async () => {
		const { issue } = await cast.report();
		using offline = await open('member1', monday);
		offline.provider.disconnect();
		issueIn(offline.doc, issue).set('title', '地下室里写的');
		await cast.seal();
		offline.provider.connect();
		await until(async () => (await rowOf(issue)).title === '地下室里写的');
		offline.provider.disconnect();
		offline.provider.connect();
		await until(() => offline.provider.synced);
		expect(await lateEdits()).toHaveLength(1);
	});
});
