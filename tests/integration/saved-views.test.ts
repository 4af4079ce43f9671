import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MAX_VIEWS, type SavedView } from '#lib/protocol/views.ts';
import { openStorage } from '#server/storage/storage.ts';
import { type Platform, startPlatform } from '../support/platform.ts';
import { shelfOf, viewId } from '../support/views.ts';

describe('saved views', () => {
	let platform: Platform;
	let cookie: string;
	beforeAll(async () => {
		platform = await startPlatform();
		cookie = await platform.cookieOf('east_member');
	});
	beforeEach(() => platform.storage.db.deleteFrom('saved_view').execute());
	afterAll(() => platform[Symbol.asyncDispose]());

	it('are none at first, and come back as they were saved, on another device too', async () => {
		const shelf = shelfOf(platform, cookie);
		expect(await shelf.list()).toEqual([]);
		const saved = await shelf.put(viewId(1), { name: ' 我的超期 ', query: 'owner=me&due=overdue' });
		expect(saved.status).toBe(200);
		const view: SavedView = {
			id: viewId(1),
			name: '我的超期',
			query: 'owner=me&due=overdue',
			position: 0,
			isDefault: false,
			createdAt: '2026-11-22T04:00:00.000Z'
		};
		expect(await saved.json()).toEqual(view);
		const elsewhere = shelfOf(platform, await platform.cookieOf('east_member'));
		expect(await elsewhere.list()).toEqual([view]);
		const file = await openStorage({ file: join(platform.dataDir, 'noonboard.db') });
		expect(await file.reader.selectFrom('saved_view').select('name').execute()).toEqual([{ name: '我的超期' }]);
		await file.close();
	});

	it('keep what a change leaves out, and their place in the list', async () => {
		const shelf = shelfOf(platform, cookie);
		await shelf.put(viewId(1), { name: '一', query: 'due=overdue', isDefault: true });
		await shelf.put(viewId(2), { name: '二', query: 'listed=1' });
		await shelf.put(viewId(1), { name: '壹', query: 'due=today' });
		expect(await shelf.list()).toMatchObject([
			{ id: viewId(1), name: '壹', query: 'due=today', position: 0, isDefault: true },
			{ id: viewId(2), name: '二', position: 1, isDefault: false }
		]);
		await shelf.put(viewId(2), { name: '二', query: 'listed=1', position: 0 });
		await shelf.put(viewId(1), { name: '壹', query: 'due=today', position: 1 });
		expect((await shelf.list()).map(({ name }) => name)).toEqual(['二', '壹']);
	});

	it('have one default at most', async () => {
		const shelf = shelfOf(platform, cookie);
		for (const n of [1, 2, 3]) await shelf.put(viewId(n), { name: String(n), query: '', isDefault: true });
		expect((await shelf.list()).filter(({ isDefault }) => isDefault)).toMatchObject([{ id: viewId(3) }]);
		await shelf.put(viewId(3), { name: '3', query: '', isDefault: false });
		expect((await shelf.list()).filter(({ isDefault }) => isDefault)).toEqual([]);
	});

	it('are saved once however often they are sent, and gone once deleted', async () => {
		const shelf = shelfOf(platform, cookie);
		const answers = await Promise.all([1, 2, 3].map(() => shelf.put(viewId(1), { name: '同', query: 'q=1' })));
		expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
		expect(await shelf.list()).toHaveLength(1);
		expect((await shelf.remove(viewId(1))).status).toBe(204);
		expect((await shelf.remove(viewId(1))).status).toBe(204);
		expect(await shelf.list()).toEqual([]);
	});

	it('are there for every role, liaisons and viewers too', async () => {
		for (const person of ['east_viewer', 'builder1', 'east_admin']) {
			const shelf = shelfOf(platform, await platform.cookieOf(person));
			expect((await shelf.put(viewId(7), { name: person, query: '' })).status, person).toBe(200);
			expect((await shelf.list()).map(({ name }) => name), person).toEqual([person]);
		}
	});

	it('are so many and no more; saving one again still works then', async () => {
		const shelf = shelfOf(platform, cookie);
		for (let n = 0; n < MAX_VIEWS; n++) await shelf.put(viewId(n), { name: String(n), query: '' });
		const more = await shelf.put(viewId(999), { name: 'x', query: '' });
		expect(more.status).toBe(409);
		expect(await more.json()).toMatchObject({ code: 'too_many_views' });
		expect((await shelf.put(viewId(3), { name: 'again', query: '' })).status).toBe(200);
		expect(await shelf.list()).toHaveLength(MAX_VIEWS);
	});
});
