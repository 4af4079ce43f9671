import { beforeEach, describe, expect, it } from 'vitest';
import type { FindingId, IssueId } from '#lib/domain/ids.ts';
import type { Carrier } from './report-carrier.ts';
import type { Delivery } from './report-delivery.ts';
import { isLoose, ReportOutbox } from './report-outbox.svelte.ts';
import { type Change, MemoryStore, type ReportStore, type StoredReport, type Written } from './report-store.ts';

const written = (text: string): Written => ({
	...{ place: 'G01', placeName: '天虹第一网格', text, category: null, position: null, photos: [new Blob(['x'])] },
	...{ capturedAt: '2026-01-05T01:00:00.000Z', sameAs: null, differsFrom: [] }
});

const delivered = (number: number): Delivery => ({
	outcome: 'delivered',
	thumb: 'a'.repeat(64),
	result: { finding: 'f' as FindingId, issue: 'i' as IssueId, number, outcome: 'new', lane: 'instant', category: null }
});

/** A line that does what the test says; what arrived is in `arrived`. */
class Fake implements Carrier {
	who = 'ann';
	arrived: string[] = [];
	answer: (report: StoredReport) => Delivery | Promise<Delivery> = () => delivered(this.arrived.length);
	/** before it goes out */
	gate: () => Promise<void> | void = () => undefined;

	signedInAs(): Promise<string> {
		return Promise.resolve(this.who);
	}

	async deliver(report: StoredReport, claim: () => Promise<boolean>): Promise<Delivery> {
		await this.gate();
		if (!(await claim())) return { outcome: 'dropped' };
		const answer = await this.answer(report);
		if (answer.outcome === 'delivered') this.arrived.push(report.text);
		return answer;
	}
}

const settled = () => new Promise((resolve) => setTimeout(resolve));
const lost: Delivery = { outcome: 'postponed', failure: 'no_answer', unanswered: true };
const away: Delivery = { outcome: 'postponed', failure: 'no_answer', unanswered: false };

describe('the outbox of a phone', () => {
	let fake: Fake;
	let store: MemoryStore;
	let outbox: ReportOutbox;
	let name: string;
	const find = (text: string) => outbox.reports.find((report) => report.text === text)!;
	const another = async (person = 'ann', device: ReportStore | null = store) => {
		const made = new ReportOutbox(person, 'huahu', fake);
		await made.open(device, name);
		return made;
	};
	beforeEach(async () => {
		name = `reports ${Math.random()}`;
		fake = new Fake();
		store = new MemoryStore();
		outbox = await another();
	});

	it('sends in the order in which they were made, one after another, each once', async () => {
		fake.answer = () => away;
		for (let at = 0; at < 50; at++) await outbox.add(written(String(at)));
		await settled();
		expect(fake.arrived).toEqual([]);
		expect(outbox.waiting).toBe(50);
		fake.answer = () => delivered(fake.arrived.length);
		await Promise.all([outbox.flush(), outbox.flush()]);
		await outbox.flush();
		expect(fake.arrived).toEqual(Array.from({ length: 50 }, (_, at) => String(at)));
		expect(outbox.waiting).toBe(0);
		expect(outbox.reports.length, 'the last few stay in sight').toBe(20);
	});

	it('keeps photos until they are delivered, and not longer', async () => {
		fake.answer = () => lost;
		await outbox.add(written('a'));
		await settled();
		expect(find('a')).toMatchObject({ state: 'waiting', failure: 'no_answer' });
		expect(find('a').photos).toHaveLength(1);
		fake.answer = () => delivered(1);
		await outbox.flush();
		expect(find('a')).toMatchObject({ state: 'delivered', photos: [], thumb: 'a'.repeat(64), failure: null });
	});

	it('stops at the first that does not get through, so that none overtakes another', async () => {
		fake.answer = ({ text }) => (text === 'b' ? away : delivered(1));
		for (const text of ['a', 'b', 'c']) await outbox.add(written(text));
		await outbox.flush();
		await settled();
		expect(fake.arrived).toEqual(['a']);
		expect(outbox.reports.map(({ state }) => state)).toEqual(['waiting', 'waiting', 'delivered']);
	});

	it('lets the next go ahead of one that was refused, and sends that again once it is mended, under a new id', async () => {
		fake.answer = ({ text }) => (text === 'bad' ? { outcome: 'refused', failure: 'not_an_image' } : delivered(1));
		await outbox.add(written('bad'));
		await outbox.add(written('good'));
		await outbox.flush();
		await settled();
		const { id, photos } = find('bad');
		expect(find('bad')).toMatchObject({ state: 'refused', failure: 'not_an_image' });
		expect(photos).toHaveLength(1);
		expect(await outbox.change(id, written('mended'))).toBe(true);
		await settled();
		expect(fake.arrived).toEqual(['good', 'mended']);
		expect(find('mended').id).not.toBe(id);
		expect(outbox.reports).toHaveLength(2);
	});

	it('changes or takes back what waits, but nothing that may have arrived', async () => {
		fake.answer = () => away;
		await outbox.add(written('a'));
		await outbox.add(written('b'));
		await settled();
		expect(isLoose(find('a'))).toBe(true);
		expect(await outbox.change(find('a').id, written('a2'))).toBe(true);
		expect(await outbox.remove(find('b').id)).toBe(true);
		fake.answer = () => lost;
		await outbox.flush();
		expect(isLoose(find('a2'))).toBe(false);
		expect(await outbox.change(find('a2').id, written('a3'))).toBe(false);
		expect(await outbox.remove(find('a2').id)).toBe(false);
		// Not even a later attempt that did not get out says that the first one has not arrived.
		fake.answer = () => away;
		await outbox.flush();
		expect(isLoose(find('a2'))).toBe(false);
		fake.answer = () => delivered(7);
		await outbox.flush();
		expect(outbox.reports.map(({ text, state }) => [text, state])).toEqual([['a2', 'delivered']]);
	});

	it.each([
		['taken back', (id: string) => outbox.remove(id), []],
		['changed', (id: string) => outbox.change(id, written('new')), ['new']]
	] as const)('sends nothing of one that is %s while its photos are on their way', async (_, act, arrives) => {
		let open = () => undefined as void;
		fake.gate = () => new Promise((resolve) => (open = resolve));
		await outbox.add(written('old'));
		await settled();
		expect(outbox.sending).toBe(find('old').id);
		expect(await act(find('old').id)).toBe(true);
		fake.gate = () => undefined;
		open();
		await outbox.flush();
		await settled();
		expect(fake.arrived).toEqual(arrives);
		expect(outbox.sending).toBeNull();
	});

	it('leaves one alone that is being changed, until its author has done', async () => {
		fake.answer = () => away;
		await outbox.add(written('a'));
		await settled();
		outbox.hold(find('a').id);
		fake.answer = () => delivered(1);
		await outbox.add(written('b'));
		await settled();
		expect(fake.arrived).toEqual(['b']);
		outbox.hold(null);
		await settled();
		expect(fake.arrived).toEqual(['b', 'a']);
	});

	it('sends nothing in another person’s name, and everything once its author is back', async () => {
		fake.who = 'bob';
		await outbox.add(written('of ann'));
		const bob = await another('bob');
		await bob.add(written('of bob'));
		await settled();
		expect(fake.arrived).toEqual(['of bob']);
		expect(bob.reports.map(({ text }) => text)).toEqual(['of bob']);
		expect([outbox.session, bob.session]).toEqual(['other', 'own']);
		fake.who = 'nobody';
		await outbox.flush();
		expect(outbox.session).toBe('ended');
		fake.who = 'ann';
		await outbox.flush();
		expect(fake.arrived).toEqual(['of bob', 'of ann']);
	});

	it('of two tabs sends each report once, in order, and both show what has become of it', async () => {
		const tab = await another();
		fake.answer = () => away;
		for (const text of ['a', 'b', 'c']) await outbox.add(written(text));
		await tab.add(written('d'));
		await settled();
		fake.answer = async () => {
			await settled();
			return delivered(fake.arrived.length);
		};
		await Promise.all([outbox.flush(), tab.flush()]);
		expect(fake.arrived).toEqual(['a', 'b', 'c', 'd']);
		await expect.poll(() => outbox.reports.map(({ state }) => state)).toEqual(Array(4).fill('delivered'));
		await expect.poll(() => tab.reports.map(({ state }) => state)).toEqual(Array(4).fill('delivered'));
		await expect.poll(() => [outbox.sending, tab.sending]).toEqual([null, null]);
	});

	it('goes on where it was closed', async () => {
		fake.answer = () => away;
		await outbox.add(written('a'));
		await settled();
		fake.answer = () => delivered(1);
		const reopened = await another();
		expect(reopened.waiting).toBe(1);
		await reopened.flush();
		expect(fake.arrived).toEqual(['a']);
	});

	it('holds in memory what the phone has no room for, says so, and puts it away when there is', async () => {
		class Full extends MemoryStore {
			room = false;
			override put(report: StoredReport): Promise<void> {
				return this.room ? super.put(report) : Promise.reject(new DOMException('full', 'QuotaExceededError'));
			}
			override update(id: string, change: Change): Promise<boolean> {
				return super.update(id, change);
			}
		}
		const full = new Full();
		outbox = await another('ann', full);
		fake.answer = () => away;
		await outbox.add(written('a'));
		await settled();
		expect([outbox.keeping, outbox.waiting, full.size]).toEqual(['full', 1, 0]);
		full.room = true;
		await outbox.flush();
		expect([outbox.keeping, outbox.waiting, full.size]).toEqual(['kept', 1, 1]);
		fake.answer = () => delivered(1);
		await outbox.flush();
		expect(fake.arrived).toEqual(['a']);
	});

	it('works where nothing can be kept, and says so', async () => {
		outbox = await another('ann', null);
		await outbox.add(written('a'));
		await settled();
		expect([outbox.keeping, find('a').state]).toEqual(['none', 'delivered']);
	});

	it('loses nothing that was written before the device’s store was open', async () => {
		const early = new ReportOutbox('ann', 'huahu', fake);
		fake.answer = () => away;
		await early.add(written('early'));
		await early.open(store, name);
		expect((await store.all()).map(({ text }) => text)).toEqual(['early']);
	});
});
