import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { issueNumber, openBoard } from './support/board.ts';
import { expect, PHONE, type Someone, test } from './support/fixtures.ts';
import { close, figure, findDue, openWall, type People, readBoard, readWall, WALL } from './support/wall.ts';
import { openReplica } from '../support/clients.ts';
import { closingRates, rateText } from '#lib/domain/numbers.ts';

type Sign = (username: string) => Promise<Someone>;

async function people(someone: Sign): Promise<People> {
	return { checker: await someone('checker1'), member: await someone('member1'), supervisor: await someone('supervisor1') };
}

test('every figure is the board’s and the API’s (G17)', async ({ someone, server }) => {
	const at = await people(someone);
	const viewer = await someone('viewer1');
	const kept = await findDue(at, server.origin, '数字核对，未销', 'A02');
	const closed = await findDue(at, server.origin, '数字核对，已销', 'A03');
	await close(at, server.origin, closed.issue);
	await viewer.page.setViewportSize(WALL);
	await openWall(viewer.page);
	await openBoard(at.member.page);

	await expect(async () => {
		const [wall, board] = [await readWall(viewer), await readBoard(at.member)];
		expect(wall.figures).toEqual(board.figures);
		const shown = {
			due: closingRates(wall.closing).closing.base,
			closed: wall.closing.closed,
			closedOnTime: wall.closing.closedOnTime,
			rate: `${rateText(closingRates(wall.closing).closing)}%`,
			left: wall.burnDown.at(-1)!.left,
			'open-instant': board.figures.openInstant,
			'open-coordination': board.figures.openCoordination,
			awaitingCheck: board.figures.awaitingCheck,
			dueToday: board.figures.dueToday,
			overdue: board.figures.overdue,
			rework: wall.rework
		};
		for (const [name, value] of Object.entries(shown)) await expect(figure(viewer.page, name), name).toHaveText(String(value));
		for (const name of ['openInstant', 'overdue', 'dueToday'] as const) {
			await expect(figure(at.member.page, name), name).toHaveText(String(board.figures[name]));
		}
	}).toPass();
	await expect(viewer.page.locator('[data-area=A02]')).toHaveAttribute('data-mark', 'overdue');
	await expect(viewer.page.locator('[data-area=A03]')).toHaveAttribute('data-mark', 'cleared');
	expect(kept.number).not.toBe(closed.number);
});

test('what is closed elsewhere appears by itself, with its photos', async ({ someone, server }) => {
	const at = await people(someone);
	const { page } = await someone('viewer1');
	const { issue, number } = await findDue(at, server.origin, '墙上小广告，等着销号', 'A04');
	await openWall(page);
	const tile = page.locator('[data-area=A04]');
	await expect(tile).toHaveAttribute('data-mark', 'overdue');
	await close(at, server.origin, issue);
	const newest = page.locator(`[data-issue="${issueNumber(number)}"]`);
	await expect(newest).toContainText('等着销号');
	const photos = newest.getByRole('img', { name: /整改[前后]/ });
	await expect(photos).toHaveCount(2);
	for (const photo of await photos.all()) {
		await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)).toBe(true);
	}
	await expect(tile).not.toHaveAttribute('data-mark', 'overdue');
});

test('an edit of a plan, of which the feed tells nothing, is seen too', async ({ someone, server }) => {
	const at = await people(someone);
	const { page } = await someone('viewer1');
	const { issue } = await findDue(at, server.origin, '时限要往后放', 'A05');
	await openWall(page);
	await expect(page.locator('[data-area=A05]')).toHaveAttribute('data-mark', 'overdue');
	const cookies = await at.member.context.cookies();
	const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	using replica = openReplica(server.origin, cookie, `board/huahu/${(await readWall(at.member)).date}`);
	await replica.synced();
	replica.issues.get(issue)!.set('due', '2099-01-01T00:00:00.000Z');
	await expect(page.locator('[data-area=A05]')).toHaveAttribute('data-mark', 'open');
});

test('the wall keeps its picture while the server is away, says so, and goes on by itself', async ({ someone, server }) => {
	test.setTimeout(120_000);
	const at = await people(someone);
	const { page } = await someone('viewer1');
	await findDue(at, server.origin, '重启前的问题', 'A06');
	await openWall(page);
	const before = await figure(page, 'open-instant').textContent();
	await server.kill();
	await expect(page.getByRole('status')).toContainText('连接中断，画面停在');
	await expect(figure(page, 'open-instant')).toHaveText(before ?? '');
	await server.start();
	await expect(page.getByText('连接中断')).toHaveCount(0, { timeout: 30_000 });
	await findDue(at, server.origin, '重启后的问题', 'A07');
	await expect(page.locator('[data-area=A07]')).toHaveAttribute('data-mark', 'overdue', { timeout: 20_000 });
});

test('a wall that finds a newer program behind a lost connection goes with it', async ({ someone }) => {
	const { page, context } = await someone('viewer1');
	await openWall(page);
	await page.route('**/_app/version.json', (route) => route.fulfill({ json: { version: 'newer' } }));
	await context.setOffline(true);
	await expect(page.locator('[data-link=lost]')).toBeVisible();
	const reloaded = page.waitForEvent('load');
	await context.setOffline(false);
	await reloaded;
	await expect(page.locator('[data-charts=drawn]')).toBeVisible();
	await expect(page.locator('[data-link=lost]')).toHaveCount(0);
});

test('an ended session is said large, and nothing is shown until somebody signs in', async ({ someone, server }) => {
	const viewer = await someone('viewer1');
	const { page } = viewer;
	await openWall(page);
	await viewer.context.request.post('/api/auth/sign-out', { headers: { origin: server.origin }, data: {} });
	await expect(page.locator('.stopped')).toContainText('登录已失效', { timeout: 20_000 });
	await page.getByLabel('密码').fill('noonboard-demo');
	await page.getByRole('button', { name: '登录' }).click();
	await expect(page.locator('.stopped')).toHaveCount(0);
	const at = await people(someone);
	await findDue(at, server.origin, '重新登录后的问题', 'A08');
	await expect(page.locator('[data-area=A08]')).toHaveAttribute('data-mark', 'overdue', { timeout: 20_000 });
});

test('charts and tiles have tables, for the ear at once and for the eye by a key', async ({ someone, server }) => {
	const at = await people(someone);
	const viewer = await someone('viewer1');
	const { page } = viewer;
	await findDue(at, server.origin, '表格里的问题', 'A09');
	await openWall(page);
	const areas = page.getByRole('table', { name: '网格、小巷未销' });
	const hours = page.getByRole('table', { name: '今日应销未销' });
	await expect(areas.getByRole('row')).toHaveCount(1 + 35 + 17);
	await expect(async () => {
		const wall = await readWall(viewer);
		const grid = wall.areas.find(({ place }) => place === 'A09')!;
		const row = areas.getByRole('row').filter({ hasText: grid.name.zh });
		await expect(row.getByRole('cell')).toHaveText([grid.name.zh, String(grid.open), String(grid.overdue), String(grid.issues), '有超期']);
		const found = await hours.getByRole('row').locator('td:last-child').allTextContents();
		expect(found.reduce((sum, count) => sum + Number(count), 0)).toBe(wall.figures.findings);
	}).toPass();

	await expect(page.locator('[data-charts]')).toHaveCount(1);
	await page.keyboard.press('t');
	await expect(page.locator('[data-charts]')).toHaveCount(0);
	await expect(page.getByRole('group', { name: '网格、小巷未销' })).toBeInViewport();
	await page.keyboard.press('t');
	await expect(page.locator('[data-charts=drawn]')).toBeVisible();
});

test('the way back and the keys show when somebody is there', async ({ someone }) => {
	const { page } = await someone('viewer1');
	await openWall(page);
	const back = page.getByRole('link', { name: '回到看板' });
	await page.mouse.move(400, 400);
	await page.mouse.move(410, 410);
	await expect(page.locator('.controls')).toHaveCSS('opacity', '1');
	await back.click();
	await expect(page).toHaveURL(/\/t\/huahu$/);
});

test('a liaison’s wall has the own department’s matters alone', async ({ someone, server }) => {
	const at = await people(someone);
	const liaison = await someone('liaison1');
	await findDue(at, server.origin, '不归部门管的问题', 'A10');
	await openWall(liaison.page);
	await expect(figure(liaison.page, 'open-instant')).toHaveText('0');
	await expect(liaison.page.locator('[data-area=A10]')).toHaveAttribute('data-mark', 'none');
});

test('on a phone it is one column that fits its width', async ({ someone }) => {
	const { page } = await someone('viewer1');
	await page.setViewportSize(PHONE);
	await openWall(page);
	const lefts = await page.locator('[data-cell]').evaluateAll((cells) => cells.map((one) => one.getBoundingClientRect().left));
	expect(new Set(lefts).size).toBe(1);
	const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	expect(overflow).toBeLessThanOrEqual(0);
	for (const control of await page.locator('.controls :is(a, button)').all()) {
		expect((await control.boundingBox())!.height).toBeGreaterThanOrEqual(44);
	}
});

test('the wall goes on to the new day when the old one is sealed, and the old one can be looked at', async ({ someone, server }) => {
	const at = await people(someone);
	const [viewer, leader] = [await someone('viewer1'), await someone('leader1')];
	await findDue(at, server.origin, '带到下一天的问题', 'A11');
	await openWall(viewer.page);
	const { date } = await readWall(viewer);
	await expect(viewer.page.locator('main')).toHaveAttribute('data-date', date);
	const { open } = await leader.command('day.seal', { date });
	await expect(viewer.page.locator('main')).toHaveAttribute('data-date', String(open));
	await expect(figure(viewer.page, 'closed')).toHaveText('0');
	await expect(viewer.page.locator('[data-area=A11]')).toHaveAttribute('data-mark', 'overdue');

	await openWall(viewer.page, `?date=${date}`);
	await expect(viewer.page.locator('main')).toHaveAttribute('data-date', date);
	await expect(viewer.page.getByText('已封存，只读')).toBeVisible();
	const sealed = await readWall(viewer, `?date=${date}`);
	await expect(figure(viewer.page, 'overdue')).toHaveText(String(sealed.figures.overdue));
});

for (const [locale, first, second] of [['zh-CN', 'A12', 'A13'], ['en', 'A14', 'A15']] as const) {
	test(`the wall is accessible at every size, as tables and without its connection: ${locale}`, async ({ someone, server }) => {
		test.setTimeout(120_000);
		const at = await people(someone);
		const { page, context } = await someone('viewer1', { locale, reducedMotion: 'reduce' });
		const closed = await findDue(at, server.origin, `无障碍，已销 ${locale}`, first);
		await close(at, server.origin, closed.issue);
		await findDue(at, server.origin, `无障碍，未销 ${locale}`, second);
		await openWall(page);
		await expect(page.locator('html')).toHaveAttribute('lang', locale);
		for (const size of [WALL, { width: 1440, height: 900 }, PHONE]) {
			await page.setViewportSize(size);
			await test.step(`${size.width}`, () => axe(page));
		}
		await page.setViewportSize(WALL);
		await page.keyboard.press('t');
		await test.step('tables', () => axe(page));
		await page.keyboard.press('t');
		await context.setOffline(true);
		await expect(page.locator('[data-link=lost]')).toBeVisible();
		await test.step('lost', () => axe(page));
		await context.setOffline(false);
	});
}

async function axe(page: Page): Promise<void> {
	await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}
