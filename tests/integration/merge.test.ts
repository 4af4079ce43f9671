import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../support/app.ts';
import { issueIn } from '../support/board-doc.ts';
import { Cast } from '../support/cast.ts';
import { openPhone, openReplica, until } from '../support/clients.ts';

describe('findings become issues', () => {
	let running: RunningApp;
	let cast: Cast;
	beforeEach(async () => {
		running = await startApp();
		cast = await Cast.of(running);
	});
	afterEach(() => running[Symbol.asyncDispose]());

	const rowOf = (issue: string) => running.app.storage.reader.selectFrom('issue').selectAll().where('id', '=', issue).executeTakeFirstOrThrow();
	async function evidenceOf(issue: string): Promise<string[]> {
		const rows = await running.app.storage.reader.selectFrom('finding').select('id').where('issue', '=', issue).orderBy('id').execute();
		return rows.map(({ id }) => id);
	}
	/** Every finding belongs to the issue that says it has it, before and after a restart. */
	async function expectCountsAddUp(): Promise<void> {
		const issues = await running.app.storage.reader.selectFrom('issue').select(['id', 'finding_count', 'status']).execute();
		for (const { id, finding_count, status } of issues.filter((issue) => issue.status !== 'merged')) {
			expect((await evidenceOf(id)).length, `${id} ${status}`).toBe(finding_count);
		}
	}

	it("a checker's push is on a colleague's board a moment later, in the right lane", async () => {
		using board = openReplica(running.origin, await running.signIn('member1'), `board/huahu/${await running.today()}`);
		await board.synced();
		using phone = await openPhone(running.origin, await running.signIn('checker1'));
		const found = await phone.report({ place: cast.place(), text: '楼道内有小广告' });
		expect(found).toMatchObject({ outcome: 'new', number: 1, lane: 'instant' });
		await until(() => board.issues.has(found.issue), 'the issue is on the board');
		expect(board.issues.get(found.issue)!.toJSON()).toMatchObject({ title: '楼道内有小广告', number: 1, status: 'accepted', findingCount: 1, lane: 'instant', category: found.category });
	});

	it('the same matter at the same place joins, told by another person in other words', async () => {
		const place = cast.place();
		const first = await cast.report({ place, text: '3栋楼道内有小广告' });
		const second = await cast.report({ place, text: '三栋楼道内有小广告' }, 'checker2');
		expect(second).toMatchObject({ outcome: 'joined', issue: first.issue, number: first.number });
		expect(await evidenceOf(first.issue)).toEqual([first.finding, second.finding].sort());
		expect(await cast.report({ place, text: '13栋楼道内有小广告' })).not.toMatchObject({ outcome: 'joined' });
		await expectCountsAddUp();
	});

	it('many at once about one matter are one issue with all of them', async () => {
		const place = cast.place();
		const found = await Promise.all(Array.from({ length: 20 }, (_, at) => cast.report({ place, text: '楼道内有小广告' }, `checker${1 + (at % 4)}`)));
		expect(new Set(found.map(({ issue }) => issue)).size).toBe(1);
		expect(await evidenceOf(found[0]!.issue)).toHaveLength(20);
		expect((await rowOf(found[0]!.issue)).finding_count).toBe(20);
	});

	it('what the engines are unsure of waits in the tray, in no lane', async () => {
		const found = await cast.report({ text: '这里有点情况' });
		expect(found).toMatchObject({ outcome: 'new', lane: null, category: null });
		expect(await rowOf(found.issue)).toMatchObject({ status: 'reported', lane: null });
	});

	it('a join gives all evidence to the other issue, and a split gives it back', async () => {
		const [a, b] = [await cast.report(), await cast.report()];
		const later = { place: (await rowOf(a.issue)).place };
		await cast.act('member1', 'issue.join', { issue: a.issue, into: b.issue });
		expect(await rowOf(a.issue)).toMatchObject({ status: 'merged', merged_into: b.issue });
		expect(await evidenceOf(b.issue)).toHaveLength(2);
		expect((await rowOf(b.issue)).finding_count).toBe(2);
		const joined = await cast.report(later);
		expect(joined, 'evidence goes on matching where it is now').toMatchObject({ outcome: 'joined', issue: b.issue });

		await cast.act('member1', 'issue.split', { issue: a.issue });
		expect(await rowOf(a.issue)).toMatchObject({ status: 'accepted', merged_into: null, finding_count: 1 });
		expect(await evidenceOf(a.issue)).toEqual([a.finding]);
		expect(await evidenceOf(b.issue)).toEqual([b.finding, joined.finding].sort());
		await expectCountsAddUp();
	});

	it.each([['outermost first', ['b', 'a']], ['innermost first', ['a', 'b']]] as const)('nested joins come apart again, %s', async (_, order) => {
		const found = { a: await cast.report(), b: await cast.report(), c: await cast.report() };
		await cast.act('member1', 'issue.join', { issue: found.a.issue, into: found.b.issue });
		await cast.act('member1', 'issue.join', { issue: found.b.issue, into: found.c.issue });
		expect(await evidenceOf(found.c.issue)).toHaveLength(3);
		for (const which of order) await cast.act('leader1', 'issue.split', { issue: found[which].issue });
		for (const { issue, finding } of Object.values(found)) {
			expect(await evidenceOf(issue)).toEqual([finding]);
			expect(await rowOf(issue)).toMatchObject({ finding_count: 1, status: 'accepted' });
		}
		await expectCountsAddUp();
	});

	it('a join across the seal can be undone on the next board', async () => {
		const found = { a: await cast.report(), b: await cast.report(), c: await cast.report() };
		await cast.act('member1', 'issue.join', { issue: found.a.issue, into: found.b.issue });
		await cast.seal();
		await cast.act('member1', 'issue.join', { issue: found.b.issue, into: found.c.issue });
		await cast.act('member1', 'issue.split', { issue: found.a.issue });
		expect(await evidenceOf(found.a.issue)).toEqual([found.a.finding]);
		expect(await rowOf(found.c.issue)).toMatchObject({ finding_count: 2 });
		await expectCountsAddUp();
		using board = openReplica(running.origin, await running.signIn('viewer1'), `board/huahu/${await running.today()}`);
		await board.synced();
		expect(issueIn(board.doc, found.a.issue).get('status')).toBe('accepted');
	});

	it('one finding can be taken out of an issue, and what was joined afterwards comes apart all the same', async () => {
		const place = cast.place();
		const [first, second] = [await cast.report({ place }), await cast.report({ place }, 'checker2')];
		expect(second.outcome).toBe('joined');
		const own = await cast.act('member1', 'issue.split', { finding: second.finding });
		expect(own.issue).not.toBe(first.issue);
		expect(await evidenceOf(own.issue)).toEqual([second.finding]);
		await cast.act('member1', 'issue.join', { issue: own.issue, into: first.issue });
		await cast.act('member1', 'issue.split', { issue: own.issue });
		expect(await evidenceOf(own.issue)).toEqual([second.finding]);
		expect(await evidenceOf(first.issue)).toEqual([first.finding]);
		await expectCountsAddUp();
	});

	it('a photo with a finding is shown on its issue, and evidence of a joined finding is kept', async () => {
		const place = cast.place();
		const photo = await cast.photo('checker2');
		const first = await cast.report({ place });
		await cast.report({ place, photos: [photo] }, 'checker2');
		expect(await rowOf(first.issue)).toMatchObject({ photo, finding_count: 2 });
	});
});
