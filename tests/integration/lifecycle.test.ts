import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Status } from '#lib/domain/statuses.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { Cast, UNSURE } from '../support/cast.ts';
import { openReplica, until } from '../support/clients.ts';

describe('the life of an issue', () => {
	let running: RunningApp;
	let cast: Cast;
	let now: number;
	beforeEach(async () => {
		now = Date.parse('2026-11-20T07:00:00Z'); // Friday 15:00 in Shanghai
		running = await startApp({ clock: () => now });
		cast = await Cast.of(running);
	});
	afterEach(() => running[Symbol.asyncDispose]());

	const rowOf = (issue: string) => running.app.storage.reader.selectFrom('issue').selectAll().where('id', '=', issue).executeTakeFirstOrThrow();
	const kindsOf = async (issue: string) => {
		const events = await running.app.storage.reader.selectFrom('issue_event').selectAll().where('issue', '=', issue).where('field', '=', 'status').orderBy('id').execute();
		return events.map(({ kind, to_value }) => `${kind} ${String(to_value)}`);
	};

	it('from the tray to closed, reopened and closed again, each step an event', async () => {
		const { issue } = await cast.report({ text: UNSURE });
		const category = (await running.app.storage.reader.selectFrom('category').select('code').where('lane', '=', 'instant').executeTakeFirstOrThrow()).code;
		await cast.act('member1', 'issue.accept', { issue, category });
		expect(await rowOf(issue)).toMatchObject({ status: 'accepted', lane: 'instant', category });
		await cast.act('leader1', 'issue.dispatch', { issue, owners: [cast.person('owner1')], due: '2026-11-21T04:00:00Z' });
		await cast.act('owner1', 'issue.start', { issue });
		await cast.act('owner1', 'issue.submitFix', { issue, photos: [await cast.photo('owner1')], note: '已清理' });
		await cast.act('supervisor1', 'issue.return', { issue, reason: '还有两处' });
		await cast.act('owner1', 'issue.submitFix', { issue, photos: [await cast.photo('owner1')] });
		expect(await rowOf(issue)).toMatchObject({ closed_at: null });
		expect(await cast.act('supervisor1', 'issue.close', { issue })).toMatchObject({ status: 'closed' });
		expect((await rowOf(issue)).closed_at).toBe(new Date(now).toISOString());
		await cast.act('supervisor2', 'issue.reopen', { issue, reason: '又贴上了' });
		expect(await rowOf(issue)).toMatchObject({ status: 'dispatched', closed_at: null, repeat: 1, number: 1 });
		await cast.act('member1', 'issue.submitFix', { issue, photos: [await cast.photo('member1')] });
		await cast.act('leader2', 'issue.close', { issue });
		expect(await kindsOf(issue)).toEqual([
			'issue.accept "accepted"',
			'issue.dispatch "dispatched"',
			'issue.start "in_progress"',
			'issue.submitFix "awaiting_check"',
			'issue.return "rework"',
			'issue.submitFix "awaiting_check"',
			'issue.close "closed"',
			'issue.reopen "dispatched"',
			'issue.submitFix "awaiting_check"',
			'issue.close "closed"'
		]);
	});

	it('set aside and taken up again', async () => {
		const issue = await cast.issueIn('deferred');
		expect(await rowOf(issue)).toMatchObject({ deferred_until: '2099-01-01T00:00:00.000Z' });
		await cast.act('member1', 'issue.resume', { issue });
		await cast.act('member1', 'issue.park', { issue, reason: '等上级' });
		await cast.act('leader1', 'issue.resume', { issue });
		expect(await rowOf(issue)).toMatchObject({ status: 'accepted', deferred_until: null });
		await cast.act('leader1', 'issue.void', { issue, reason: '重复' });
		expect(await cast.send('leader1', 'issue.resume', { issue })).toMatchObject({ error: { code: 'wrong_status' } });
	});

	it("whoever fixed it never checks it, not with another role and not after somebody else's fix", async () => {
		const issue = await cast.issueIn('dispatched');
		await running.app.storage.db.insertInto('membership').values({ task_force: 'huahu', person: cast.person('member1'), role: 'leader', department: null }).execute();
		await cast.act('member1', 'issue.submitFix', { issue, photos: [await cast.photo('member1')] });
		await until(async () => ((await cast.send('member1', 'issue.close', { issue })) as { error: { code: string } }).error.code === 'own_fix');
		await cast.act('supervisor1', 'issue.return', { issue, reason: '再看' });
		await cast.act('owner1', 'issue.submitFix', { issue, photos: [await cast.photo('owner1')] });
		expect(await cast.send('member1', 'issue.close', { issue })).toMatchObject({ error: { code: 'own_fix' } });
		expect(await cast.send('owner1', 'issue.close', { issue })).toMatchObject({ error: { code: 'forbidden' } });
		await cast.act('supervisor1', 'issue.close', { issue });
	});

	it('a department answers for its own issues in the coordination lane alone', async () => {
		const { issue } = await cast.report();
		using board = openReplica(running.origin, await running.signIn('member1'), `board/huahu/${await running.today()}`);
		await board.synced();
		board.issues.get(issue)!.set('lane', 'coordination');
		board.issues.get(issue)!.set('department', '区建设局');
		await until(async () => (await rowOf(issue)).department === '区建设局');
		await cast.act('member1', 'issue.dispatch', { issue });
		expect(await cast.send('liaison2', 'issue.submitFix', { issue, photos: [await cast.photo('liaison2')] })).toMatchObject({ error: { code: 'forbidden' } });
		await cast.act('liaison1', 'issue.submitFix', { issue, photos: [await cast.photo('liaison1')] });
		expect(await rowOf(issue)).toMatchObject({ status: 'awaiting_check' });
	});

	it('a dispatch asks for a lane, for owners and for a deadline', async () => {
		const { issue } = await cast.report();
		expect(await cast.send('member1', 'issue.dispatch', { issue })).toMatchObject({ error: { code: 'owners_required' } });
		const unsure = (await cast.report({ text: UNSURE })).issue;
		expect(await cast.send('member1', 'issue.accept', { issue: unsure })).toMatchObject({ error: { code: 'lane_required' } });
		await cast.act('member1', 'issue.accept', { issue: unsure, lane: 'instant' });
		expect(await cast.send('member1', 'issue.dispatch', { issue: unsure, owners: [cast.person('owner1')] })).toMatchObject({ error: { code: 'due_required' } });
	});

	it('a deadline counts calendar hours in the instant lane and working days in the other', async () => {
		const [instant, other] = [await cast.report(), await cast.report()];
		using board = openReplica(running.origin, await running.signIn('member1'), `board/huahu/${await running.today()}`);
		await board.synced();
		const { limit_hours: hours } = await running.app.storage.reader.selectFrom('category').selectAll().where('code', '=', instant.category!).executeTakeFirstOrThrow();
		expect(Date.parse((await rowOf(instant.issue)).due!)).toBe(now + hours * 3_600_000);
		board.issues.get(other.issue)!.set('lane', 'coordination');
		// Nine hours of Friday are left, and the weekend does not count.
		const weekend = hours > 9 ? 48 : 0;
		await until(async () => (await rowOf(other.issue)).lane === 'coordination');
		expect(Date.parse((await rowOf(other.issue)).due!)).toBe(now + (hours + weekend) * 3_600_000);
	});

	it('a matter that comes back within 30 days says so; after that it does not', async () => {
		const place = cast.place();
		const first = await cast.report({ place });
		await cast.act('member1', 'issue.dispatch', { issue: first.issue, owners: [cast.person('owner1')] });
		await cast.act('owner1', 'issue.submitFix', { issue: first.issue, photos: [await cast.photo('owner1')] });
		await cast.act('supervisor1', 'issue.close', { issue: first.issue });
		now += 29 * 24 * 3_600_000;
		const back = await cast.report({ place });
		expect(back).toMatchObject({ outcome: 'new' });
		expect(await rowOf(back.issue)).toMatchObject({ repeat: 1 });
		await cast.act('member1', 'issue.void', { issue: back.issue, reason: 'x' });
		now += 2 * 24 * 3_600_000;
		expect(await rowOf((await cast.report({ place })).issue)).toMatchObject({ repeat: 0 });
	});

	it('an issue closed on an earlier day is reopened onto the open board, and findings join it again', async () => {
		const { issue, ...found } = await cast.report();
		await cast.act('member1', 'issue.dispatch', { issue, owners: [cast.person('owner1')] });
		await cast.act('owner1', 'issue.submitFix', { issue, photos: [await cast.photo('owner1')] });
		await cast.act('supervisor1', 'issue.close', { issue });
		await cast.seal();
		await cast.act('supervisor1', 'issue.reopen', { issue, reason: '回潮' });
		const row = await rowOf(issue);
		expect(row).toMatchObject({ status: 'dispatched' satisfies Status, board_date: await running.today(), repeat: 1 });
		expect(await cast.report({ place: row.place }, 'checker2')).toMatchObject({ outcome: 'joined', issue, number: found.number });
		using board = openReplica(running.origin, await running.signIn('viewer1'), `board/huahu/${await running.today()}`);
		await board.synced();
		expect(board.issues.get(issue)!.toJSON()).toMatchObject({ status: 'dispatched', findingCount: 2, number: found.number });
	});
});
