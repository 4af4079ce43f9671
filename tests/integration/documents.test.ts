import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { FieldValue } from '#lib/domain/fields.ts';
import { CLOSE } from '#lib/protocol/codes.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { issueIn } from '../support/board-doc.ts';
import { Cast, UNSURE } from '../support/cast.ts';
import { openReplica, quiet, type Replica, until } from '../support/clients.ts';
import { changeOf, copyOf } from '../support/forgery.ts';
import { freePort } from '../support/port.ts';
import { Wire } from '../support/wire.ts';

describe('board documents', () => {
	let running: RunningApp;
	let cast: Cast;
	let board: string;
	let issue: string;
	beforeEach(async () => {
		running = await startApp();
		cast = await Cast.of(running);
		issue = (await cast.report()).issue;
		board = `board/huahu/${await running.today()}`;
	});
	afterEach(() => running[Symbol.asyncDispose]());

	async function open(who: string): Promise<Replica> {
		const replica = openReplica(running.origin, await running.signIn(who), board);
		await replica.synced();
		return replica;
	}
	const rowOf = () => running.app.storage.reader.selectFrom('issue').selectAll().where('id', '=', issue).executeTakeFirstOrThrow();
	const value = (replica: Replica, key: string) => issueIn(replica.doc, issue).get(key);
	const eventsOf = (field: string) =>
		running.app.storage.reader.selectFrom('issue_event').selectAll().where('issue', '=', issue).where('field', '=', field).orderBy('id').execute();

	it("a stock provider with a member's cookie reads and edits; every edit is an event and a row", async () => {
		using one = await open('member1');
		using other = await open('viewer1');
		issueIn(one.doc, issue).set('title', '楼道小广告,三处');
		await until(() => value(other, 'title') === '楼道小广告,三处', 'the other has it');
		expect(await rowOf()).toMatchObject({ title: '楼道小广告,三处' });
		expect(await eventsOf('title')).toMatchObject([{ kind: 'edit', actor: cast.person('member1'), from_value: '"楼道内有小广告"', to_value: '"楼道小广告,三处"' }]);
	});

	it('the same as viewer1 changes nothing anywhere', async () => {
		using viewer = await open('viewer1');
		using other = await open('member1');
		issueIn(viewer.doc, issue).set('title', '观察席写的');
		viewer.issues.set('new', new Y.Map<FieldValue>());
		await quiet(300);
		expect(value(other, 'title')).toBe('楼道内有小广告');
		expect(other.issues.size).toBe(1);
		expect(await rowOf()).toMatchObject({ title: '楼道内有小广告' });
		using later = await open('leader1');
		expect(later.issues.toJSON()).toEqual(other.issues.toJSON());
	});

	it('two people edit two fields at once, and both edits stand; of one field both see the same', async () => {
		using a = await open('member1');
		using b = await open('member2');
		a.provider.disconnect();
		b.provider.disconnect();
		issueIn(a.doc, issue).set('rank', 'a5');
		issueIn(b.doc, issue).set('campaign', '牛皮癣');
		issueIn(a.doc, issue).set('title', '甲');
		issueIn(b.doc, issue).set('title', '乙');
		issueIn(a.doc, issue).set(`owner:${cast.person('owner1')}`, true);
		issueIn(b.doc, issue).set(`owner:${cast.person('owner2')}`, true);
		a.provider.connect();
		b.provider.connect();
		await until(async () => value(a, 'campaign') === '牛皮癣' && value(b, 'rank') === 'a5' && value(a, 'title') === value(b, 'title') && (await rowOf()).title === value(a, 'title'));
		for (const replica of [a, b]) for (const owner of ['owner1', 'owner2']) expect(value(replica, `owner:${cast.person(owner)}`)).toBe(true);
		expect(['甲', '乙']).toContain(value(a, 'title'));
	});

	it('a restart under open providers loses nothing, and what was written meanwhile arrives', async () => {
		await running.stop();
		const port = await freePort();
		running = await startApp({ dataDir: running.dataDir, port });
		using one = await open('member1');
		using two = await open('member2');
		issueIn(one.doc, issue).set('title', '重启之前');
		await until(() => value(two, 'title') === '重启之前');
		await running.stop();
		issueIn(two.doc, issue).set('rank', 'a7');
		await using again = await startApp({ dataDir: running.dataDir, port });
		await until(() => value(one, 'rank') === 'a7', 'the offline edit arrives');
		expect(value(two, 'title')).toBe('重启之前');
		using later = openReplica(again.origin, await again.signIn('viewer1'), board);
		await later.synced();
		expect(later.issues.toJSON()).toEqual(one.issues.toJSON());
		expect(Y.equalSnapshots(Y.snapshot(later.doc), Y.snapshot(two.doc))).toBe(true);
	});

	it('whoever asks with ?ext=1 is told what is saved and what was refused', async () => {
		using wire = await Wire.open(running.origin, await running.signIn('supervisor1'), board);
		const copy = copyOf(wire.doc);
		wire.update(changeOf(copy, () => issueIn(copy, issue).set('campaign', '牛皮癣')));
		wire.update(changeOf(copy, () => issueIn(copy, issue).set('title', '督导组写的')));
		await wire.answered();
		expect(wire.saved).toBe(2);
		expect(wire.refused).toEqual([{ field: 'title', reason: 'role', issue }]);
		expect(wire.code).toBeNull();
		using reader = await Wire.open(running.origin, await running.signIn('viewer1'), board);
		reader.step2(Y.encodeStateAsUpdate(wire.doc));
		await reader.answered();
		expect(reader.refused, 'a sync step 2 with nothing of its own is no edit').toEqual([]);
		reader.update(changeOf(copyOf(wire.doc), () => undefined));
		const viewers = copyOf(reader.doc);
		reader.update(changeOf(viewers, () => issueIn(viewers, issue).set('title', 'x')));
		await reader.answered();
		expect(reader.refused).toEqual([{ field: '', reason: 'role', issue: '' }]);
	});

	it('a new tag that comes too late is kept from everybody; what came before it stands, and is said to, and its copy starts again', async () => {
		const ended = await cast.issueIn('closed');
		using wire = await Wire.open(running.origin, await running.signIn('member1'), board);
		using stock = await open('member2');
		const copy = copyOf(wire.doc);
		wire.update(changeOf(copy, () => issueIn(copy, issue).set('title', '早先写的')));
		wire.update(changeOf(copy, () => issueIn(copy, ended).set('tag:只有他写过', true)));
		wire.update(changeOf(copy, () => issueIn(copy, issue).set('title', '之后写的')));
		expect(await wire.closed()).toBe(CLOSE.inadmissible);
		expect(wire.refused).toEqual([{ field: 'tag:只有他写过', reason: 'issue_ended', issue: ended }]);
		expect(wire.saved).toBe(2);
		expect(await rowOf()).toMatchObject({ title: '早先写的' });

		stock.provider.disconnect();
		issueIn(stock.doc, issue).set('tag:夜里写的', true);
		issueIn(stock.doc, issue).delete('tag:夜里写的');
		stock.provider.connect();
		await until(() => stock.closes.includes(CLOSE.inadmissible), 'a tag that was set and removed on its way is withheld');
		using again = await open('member2');
		using reader = await open('viewer1');
		expect(again.issues.toJSON()).toEqual(reader.issues.toJSON());
		expect(JSON.stringify(reader.issues.toJSON())).not.toMatch(/tag:/);
	});

	it('a frame that came before the step 2 it needs counts as saved with that one, not before', async () => {
		using wire = await Wire.open(running.origin, await running.signIn('member1'), board);
		const copy = copyOf(wire.doc);
		const offline = changeOf(copy, () => issueIn(copy, issue).set('rank', 'a5'));
		const early = changeOf(copy, () => issueIn(copy, issue).set('title', '没有信号时写的'));
		wire.update(early);
		for (const answers of [2, 3]) {
			wire.step1(Y.encodeStateVector(wire.doc));
			await until(() => wire.answers === answers, 'the server has looked at it');
		}
		expect(wire.saved).toBe(0);
		wire.step2(Y.mergeUpdates([offline, early]));
		await wire.answered();
		expect(wire.saved).toBe(2);
		expect(await rowOf()).toMatchObject({ rank: 'a5', title: '没有信号时写的' });
	});

	it.each([
		['title', '   ', 'unknown_value'],
		['title', null, 'unknown_value'],
		['category', 'Z99', 'unknown_value'],
		['place', 'nowhere', 'unknown_value'],
		['lane', 'fast', 'unknown_value'],
		['department', '区没有局', 'unknown_value'],
		['listed', true, 'role'],
		['instruction', '请办', 'role'],
		['status', 'closed', 'server_field'],
		['number', 99, 'server_field']
	])('%s set to %j by a member is refused as %s', async (field, wrong, reason) => {
		using wire = await Wire.open(running.origin, await running.signIn('member1'), board);
		const copy = copyOf(wire.doc);
		const before = issueIn(wire.doc, issue).get(field);
		wire.update(changeOf(copy, () => issueIn(copy, issue).set(field, wrong)));
		await wire.answered();
		expect(wire.refused).toEqual([{ field, reason, issue }]);
		expect(issueIn(wire.doc, issue).get(field)).toEqual(before);
	});

	it("a supervisor's deadline is only earlier, and owners are added, not removed", async () => {
		using leader = await open('leader1');
		issueIn(leader.doc, issue).set('due', '2030-06-15T04:00:00.000Z');
		issueIn(leader.doc, issue).set(`owner:${cast.person('owner1')}`, true);
		await until(async () => (await rowOf()).due === '2030-06-15T04:00:00.000Z');
		using wire = await Wire.open(running.origin, await running.signIn('supervisor1'), board);
		const set = async (key: string, to: string | boolean | null) => {
			const copy = copyOf(wire.doc);
			const already = wire.refused.length;
			wire.update(changeOf(copy, () => issueIn(copy, issue).set(key, to)));
			await wire.answered();
			return wire.refused.slice(already).map(({ reason }) => reason);
		};
		expect(await set('due', '2030-06-16T04:00:00.000Z')).toEqual(['only_earlier']);
		expect(await set('due', null)).toEqual(['only_earlier']);
		expect(await set('due', '2030-06-14T04:00:00.000Z')).toEqual([]);
		expect(await set(`owner:${cast.person('owner2')}`, true)).toEqual([]);
		expect(await set(`owner:${cast.person('owner1')}`, false)).toEqual(['add_only']);
		expect(await rowOf()).toMatchObject({ due: '2030-06-14T04:00:00.000Z' });
		const owners = await running.app.storage.reader.selectFrom('issue_owner').select('person').where('issue', '=', issue).execute();
		expect(owners.map(({ person }) => person).sort()).toEqual([cast.person('owner1'), cast.person('owner2')].sort());
	});

	it('a category proposes lane, department and deadline where nobody has set them', async () => {
		issue = (await cast.report({ text: UNSURE })).issue;
		const other = (await running.app.storage.reader.selectFrom('category').selectAll().where('lane', '=', 'coordination').executeTakeFirstOrThrow());
		using member = await open('member1');
		issueIn(member.doc, issue).set('category', other.code);
		await until(() => value(member, 'lane') === 'coordination', 'the lane follows');
		expect(value(member, 'department')).toBe(other.department_zh);
		expect(value(member, 'due')).toMatch(/Z$/);
		expect(await eventsOf('department')).toMatchObject([{ kind: 'default', actor: null }]);
	});

	it('and never overwrites what a person has set', async () => {
		issue = (await cast.report({ text: UNSURE })).issue;
		const categories = await running.app.storage.reader.selectFrom('category').selectAll().where('lane', '=', 'coordination').execute();
		using member = await open('member1');
		const map = issueIn(member.doc, issue);
		map.set('department', '区交警大队');
		map.set('due', '2031-01-01T00:00:00.000Z');
		map.set('lane', 'instant');
		await until(async () => (await rowOf()).lane === 'instant');
		const other = categories.find(({ department_zh }) => department_zh !== '区交警大队')!;
		map.set('category', other.code);
		await until(async () => (await rowOf()).category === other.code);
		expect(await rowOf()).toMatchObject({ department: '区交警大队', due: '2031-01-01T00:00:00.000Z', lane: 'instant' });
		expect(issueIn(member.doc, issue).toJSON()).toMatchObject({ department: '区交警大队', due: '2031-01-01T00:00:00.000Z', lane: 'instant' });
	});
});
