import type { Page } from '@playwright/test';
import { MESSAGE } from '#lib/protocol/collab.ts';
import { DEMO_PASSWORD } from '#server/auth/passwords.ts';
import { account, openBoard, report, retitle, row, saved } from './support/board.ts';
import { expect, type Someone, test } from './support/fixtures.ts';

/** How often a field of an issue was edited, as its record tells. */
async function edits({ context }: Someone, issue: string, field: string): Promise<unknown[]> {
	const response = await context.request.get(`/api/v1/issues/${issue}`);
	const { events } = (await response.json()) as { events: { kind: string; field: string | null; to: unknown }[] };
	return events.filter((event) => event.kind === 'edit' && event.field === field).map(({ to }) => to);
}

/** Closes a page whose edits are on this device's disk, as whoever closes a laptop a moment later. */
async function close(page: Page): Promise<void> {
	await expect(page.locator('[data-kept=true]')).toBeVisible();
	await page.close();
}

/** A page of the same browser that gets its HTML, but whose documents' server says nothing. */
async function openUnanswered(someone: Someone): Promise<Page> {
	const page = await someone.context.newPage();
	await page.routeWebSocket(/\/collab\//, () => undefined);
	await page.goto('/t/huahu');
	return page;
}

async function signInAs({ context }: Someone, origin: string, username: string): Promise<void> {
	const response = await context.request.post('/api/auth/sign-in/username', { headers: { origin }, data: { username, password: DEMO_PASSWORD } });
	expect(response.ok()).toBe(true);
}

test('what was edited offline outlives the page, is counted by the next one, and is sent once (G15)', async ({ someone }) => {
	const a = await someone('member1');
	const { number, issue } = await report(a, '路灯杆贴小广告', 'G04', '07001');
	await openBoard(a.page);
	await a.context.setOffline(true);
	for (const title of ['路灯杆贴小广告，两张', '路灯杆贴小广告，三张']) await retitle(a.page, number, title);
	await expect(a.page.locator('[data-save=offline]')).toHaveText('离线，2条待发');
	await close(a.page);
	await a.context.setOffline(false);

	const cutOff = await a.context.newPage();
	await cutOff.routeWebSocket(/\/collab\//, (socket) => socket.close());
	await cutOff.goto('/t/huahu');
	await expect(cutOff.locator('[data-save=offline]')).toHaveText('离线，2条待发');
	await expect(row(cutOff, number)).toContainText('三张');
	await cutOff.close();
	expect(await edits(a, issue, 'title')).toEqual([]);

	const later = await a.context.newPage();
	await openBoard(later);
	await expect(row(later, number)).toContainText('三张');
	expect(await edits(a, issue, 'title')).toEqual(['路灯杆贴小广告，三张']);
	await later.reload();
	await saved(later);
	expect(await edits(a, issue, 'title')).toHaveLength(1);
});

test('a server that does not answer delays no row that this device has', async ({ someone }) => {
	const a = await someone('member2');
	const { number } = await report(a, '围墙根有垃圾', 'G05', '06012');
	await openBoard(a.page);
	await close(a.page);
	const slow = await openUnanswered(a);
	await expect(row(slow, number)).toBeVisible();
	await expect(slow.locator('[data-save=opening]')).toBeVisible();
});

test('who signs in next on the same machine neither sees nor sends what another has left', async ({ someone, server }) => {
	const a = await someone('member3');
	const { number, issue } = await report(a, '电箱门敞开', 'G06', '06042');
	await openBoard(a.page);
	await a.context.setOffline(true);
	await retitle(a.page, number, '电箱门敞开，已上锁');
	await expect(a.page.locator('[data-save=offline]')).toHaveText('离线，1条待发');
	await close(a.page);
	await a.context.setOffline(false);

	await signInAs(a, server.origin, 'member4');
	const other = await a.context.newPage();
	await openBoard(other);
	await expect(row(other, number)).toBeVisible();
	await expect(row(other, number)).not.toContainText('已上锁');
	await other.close();
	expect(await edits(a, issue, 'title')).toEqual([]);

	await signInAs(a, server.origin, 'member3');
	const again = await a.context.newPage();
	await openBoard(again);
	await expect(row(again, number)).toContainText('已上锁');
	expect(await edits(a, issue, 'title')).toHaveLength(1);
});

test('a page that stayed open sends nothing in the name of who has signed in since', async ({ someone, server }) => {
	const a = await someone('member5');
	const { number, issue } = await report(a, '台阶有破损', 'G07', '06042');
	await openBoard(a.page);
	await a.context.setOffline(true);
	await retitle(a.page, number, '台阶有破损，已围挡');
	await a.context.setOffline(false);
	// The session changes before the page is connected again.
	await a.page.evaluate(() => window.dispatchEvent(new Event('offline')));
	await signInAs(a, server.origin, 'member6');
	await a.page.evaluate(() => window.dispatchEvent(new Event('online')));
	await expect(a.page.getByText('登录已失效')).toBeVisible();
	expect((await edits(a, issue, 'title')).filter((title) => title !== '台阶有破损，已围挡')).toEqual([]);
});

test('an edit that is refused after its page was closed is told to its author, with what was written, until read', async ({ someone }) => {
	const [a, leader] = [await someone('member1'), await someone('leader1')];
	const { number, issue } = await report(a, '水管滴漏', 'G08', '06042');
	await openBoard(a.page);
	await a.context.setOffline(true);
	await retitle(a.page, number, '水管滴漏，物业已到');
	await expect(a.page.locator('[data-save=offline]')).toHaveText('离线，1条待发');
	await close(a.page);
	await leader.command('issue.void', { issue, reason: '重复登记' });
	await a.context.setOffline(false);

	for (const time of ['first', 'again']) {
		const page = await a.context.newPage();
		await openBoard(page);
		const told = page.getByText('问题的修改没有采用');
		await expect(told, time).toBeVisible();
		// That it was told must be on the disk before the page goes, as it is for whoever reads it.
		await expect(page.locator('[data-kept=true]'), time).toBeVisible();
		if (time === 'again') {
			await page.getByRole('button', { name: '知道了' }).click();
			await expect(told).toHaveCount(0);
			await page.reload();
			await saved(page);
			await expect(told).toHaveCount(0);
		}
		await page.close();
	}
});

test('a refusal that is lost on the way with its connection is told all the same (G16)', async ({ someone }) => {
	const [a, leader] = [await someone('member6'), await someone('leader1')];
	const { number, issue } = await report(a, '窗户玻璃缺一角', 'G12', '06042');
	await openBoard(a.page);
	await a.context.setOffline(true);
	await retitle(a.page, number, '窗户玻璃缺一角，已贴胶带');
	await expect(a.page.locator('[data-save=offline]')).toHaveText('离线，1条待发');
	await close(a.page);
	await leader.command('issue.void', { issue, reason: '重复登记' });
	await a.context.setOffline(false);

	const page = await a.context.newPage();
	const lost: number[] = [];
	await page.routeWebSocket(/\/collab\/board/, (socket) => {
		const server = socket.connectToServer();
		server.onMessage((message) => {
			if (typeof message === 'string' || message[0] !== MESSAGE.refused || lost.length > 0) return socket.send(message);
			lost.push(message.length);
			void socket.close();
		});
	});
	await openBoard(page);
	expect(lost).toHaveLength(1);
	await expect(page.getByText('问题的修改没有采用')).toBeVisible();
	await expect(page.getByText('已贴胶带')).toBeVisible();
});

test('two pages of one person neither lose nor double what they edit offline', async ({ someone }) => {
	const a = await someone('member2');
	const { number, issue } = await report(a, '绿篱里有饮料瓶', 'G09', '06012');
	await openBoard(a.page);
	const second = await a.context.newPage();
	await openBoard(second);
	await a.context.setOffline(true);
	await retitle(a.page, number, '绿篱里有饮料瓶，甲');
	await expect(a.page.locator('[data-save=offline]')).toHaveText('离线，1条待发');
	const other = await report(await someone('member3'), '车棚杂物', 'G10', '06042');
	await close(second);
	await close(a.page);
	await a.context.setOffline(false);

	const [one, two] = [await a.context.newPage(), await a.context.newPage()];
	await Promise.all([openBoard(one), openBoard(two)]);
	for (const page of [one, two]) {
		await expect(row(page, number)).toContainText('甲');
		await expect(row(page, other.number)).toBeVisible();
	}
	expect(await edits(a, issue, 'title')).toHaveLength(1);
});

/** What this browser keeps of documents. */
function copies(page: Page): Promise<string[]> {
	return page.evaluate(async () => (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith('noonboard/') === true ? [name] : [])));
}

/** A copy that was opened long ago. */
function leaveCopy(page: Page, name: string, edits: number): Promise<void> {
	return page.evaluate(
		([name, edits]) =>
			new Promise<void>((resolve, reject) => {
				const request = indexedDB.open(name);
				request.onupgradeneeded = () => {
					request.result.createObjectStore('updates', { autoIncrement: true });
					const beside = request.result.createObjectStore('custom');
					beside.put(Date.UTC(2020, 0, 1), 'seen');
					for (let id = 0; id < edits; id += 1) beside.put({ id: `${id}`, edit: {}, client: 1, clock: id, state: 'waiting', reason: null }, `${id}`);
				};
				request.onerror = () => reject(new Error('not made'));
				request.onsuccess = () => {
					request.result.close();
					resolve();
				};
			}),
		[name, edits] as const
	);
}

test('old copies are swept and signing out takes the rest along, but for what waits to be sent (G16)', async ({ someone }) => {
	const { page } = await someone('member5');
	await openBoard(page);
	const [today] = await copies(page);
	const [old, waiting] = ['2020-01-01', '2020-01-02'].map((date) => today!.replace(/\d{4}-\d\d-\d\d$/, date));
	await leaveCopy(page, old!, 0);
	await leaveCopy(page, waiting!, 2);
	await page.reload();
	await saved(page);
	await expect.poll(() => copies(page)).not.toContain(old);
	expect(await copies(page)).toEqual(expect.arrayContaining([today, waiting]));

	await (await account(page)).getByRole('menuitem', { name: '退出' }).click();
	const asked = page.getByRole('dialog', { name: '还有修改没有保存' });
	await expect(asked).toContainText('还有2条修改没有送出，已存在这台设备上');
	await asked.getByRole('button', { name: '仍要离开' }).click();
	await expect(page).toHaveURL(/\/sign-in/);
	await expect.poll(() => copies(page)).toEqual([waiting]);
});

test('a browser that keeps nothing works all the same, and says so when it matters', async ({ someone }) => {
	const a = await someone('member4');
	const { number } = await report(a, '屋檐滴水', 'G11', '06042');
	await a.context.addInitScript(() => {
		Object.defineProperty(window, 'indexedDB', { get: () => ({ open: () => { throw new DOMException('no', 'SecurityError'); }, databases: () => Promise.reject(new Error('no')) }) });
	});
	await openBoard(a.page);
	await retitle(a.page, number, '屋檐滴水，一处');
	await saved(a.page);
	await a.context.setOffline(true);
	await expect(a.page.getByText('这台设备存不下离线修改')).toBeVisible();
	await retitle(a.page, number, '屋檐滴水，两处');
	await expect(a.page.locator('[data-save=offline]')).toHaveText('离线，1条待发');
	await a.context.setOffline(false);
	await saved(a.page);
	await expect(a.page.getByText('这台设备存不下离线修改')).toHaveCount(0);
	await expect(row(a.page, number)).toContainText('两处');
});
