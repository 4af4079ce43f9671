import type { Locator, Page } from '@playwright/test';
import { axe, fitsItsWidth } from './support/axe.ts';
import { issueNumber, openBoard, PHOTO_AFTER, report, row, sheet } from './support/board.ts';
import { toast } from './support/editors.ts';
import { type Finger, fingerOn } from './support/finger.ts';
import { expect, PHONE, test } from './support/fixtures.ts';
import { mend } from './support/issue.ts';
import { targetsTooSmall } from './support/report-form.ts';

const IN_ONE_HAND = { viewport: PHONE, hasTouch: true, isMobile: true, reducedMotion: 'reduce' } as const;

/** Draws a row aside, so that it shows what is done most. */
async function swipe(page: Page, finger: Finger, number: number, by = -200): Promise<Locator> {
	const { x, y, height } = (await row(page, number).boundingBox())!;
	await finger.draw({ x: x + 260, y: y + height / 2 }, { x: by });
	return row(page, number).locator('[data-swipe]');
}

test('on a phone the lanes stand behind one another, each with its count', async ({ someone }) => {
	const [checker, member] = [await someone('checker1'), await someone('member1', IN_ONE_HAND)];
	const instant = await report(checker, '楼道有烟头', 'G01', '06042');
	const { page } = member;
	await openBoard(page);
	const lane = (name: RegExp) => page.getByRole('group', { name: '看板的部分' }).getByRole('button', { name });
	await expect(lane(/立行立改/)).toHaveAttribute('aria-pressed', 'true');
	await expect(lane(/立行立改/)).toContainText('1');
	await expect(row(page, instant.number)).toBeVisible();
	await lane(/协调解决/).tap();
	await expect(lane(/协调解决/)).toHaveAttribute('aria-pressed', 'true');
	await expect(row(page, instant.number)).toHaveCount(0);
	await lane(/立行立改/).tap();
	await expect(row(page, instant.number)).toBeVisible();
});

test('an owner mends an issue in one hand, and a supervisor closes it on the spot', async ({ someone, server }) => {
	const [member, owner, supervisor] = [await someone('member1'), await someone('owner1', IN_ONE_HAND), await someone('supervisor1', IN_ONE_HAND)];
	const { issue, number } = await report(member, '垃圾箱旁有散落垃圾', 'G02', '06042');
	const people = await member.context.request.get(`${server.origin}/api/v1/task-forces/huahu/people`);
	const { items } = (await people.json()) as { items: { id: string; username: string }[] };
	const owners = items.filter(({ username }) => username === 'owner1').map(({ id }) => id);
	await member.command('issue.dispatch', { issue, owners, due: new Date(Date.now() + 3_600_000).toISOString() });

	await openBoard(owner.page);
	await row(owner.page, number).locator('[data-open]').tap();
	const work = sheet(owner.page);
	await work.locator('[data-command="issue.submitFix"]').tap();
	await work.locator('input[type=file]').setInputFiles(PHOTO_AFTER);
	await work.locator('form').getByRole('button', { name: '提交整改' }).tap();
	await expect(work).toContainText('待核查');
	await work.getByRole('button', { name: '关闭', exact: true }).tap();
	await expect(row(owner.page, number)).toContainText('待核查');

	await openBoard(supervisor.page);
	await row(supervisor.page, number).locator('[data-open]').tap();
	const check = sheet(supervisor.page);
	await check.locator('[data-command="issue.close"]').tap();
	await check.locator('form').getByRole('button', { name: '核查通过，销号' }).tap();
	await expect(check).toContainText('已销号');
	await check.getByRole('button', { name: '关闭', exact: true }).tap();
	await expect(row(owner.page, number)).toContainText('已销号');
});

for (const locale of ['zh-CN', 'en'] as const) {
	test(`an open issue fits a phone, and everything in it a thumb: ${locale}`, async ({ someone, server }) => {
		const [checker, member] = [await someone('checker2'), await someone('member2', { ...IN_ONE_HAND, locale })];
		const { issue, number } = await report(checker, `公交站牌后有小广告 ${locale}`, locale === 'en' ? 'G33' : 'G03', '07001');
		await mend(member, server.origin, issue);
		const { page } = member;
		await openBoard(page);
		await fitsItsWidth(page);
		// The head of the page is one line: nothing in it has slipped below the rest.
		const tops = await page.locator('.top header').evaluate((head) => [...head.querySelectorAll('nav, .save, .search')].map((part) => part.getBoundingClientRect()).map(({ top, bottom }) => Math.round((top + bottom) / 2)));
		expect(new Set(tops).size).toBe(1);
		await row(page, number).locator('[data-open]').tap();
		const opened = sheet(page);
		await expect(opened.locator('header .number')).toContainText(issueNumber(number));
		// A sheet cuts off what is too wide, so that the page does not show it.
		const cut = await opened.evaluate((shown) => shown.scrollWidth - shown.clientWidth);
		expect(cut).toBeLessThanOrEqual(0);
		const right = await opened.locator('header .tools > :last-child').evaluate((last) => last.getBoundingClientRect().right);
		expect(right).toBeLessThanOrEqual(PHONE.width);
		expect(await targetsTooSmall(page, '[data-sheet]')).toEqual([]);
		await axe(page);
	});
}

test('a row swiped aside shows what is done next; scrolling and the browser’s edge stay theirs', async ({ someone }) => {
	const [checker, member] = [await someone('checker3'), await someone('member3', IN_ONE_HAND)];
	const { number } = await report(checker, '单元门口有烟头', 'G05', '06042');
	const { page } = member;
	await openBoard(page);
	const finger = await fingerOn(page);
	const shown = page.locator('[data-swipe]');
	const found = row(page, number);
	await found.scrollIntoViewIfNeeded();

	await test.step('neither a way down nor one from the edge is a swipe', async () => {
		const { x, y, height } = (await found.boundingBox())!;
		await finger.draw({ x: x + 200, y: y + height / 2 }, { x: -20, y: 90 });
		await finger.draw({ x: PHONE.width - 4, y: y + height / 2 }, { x: -200 });
		await expect(shown).toHaveCount(0);
		await expect(sheet(page)).toHaveCount(0);
	});

	await test.step('a short one goes back, a whole one stays, a tap on the row shuts it and opens nothing', async () => {
		await swipe(page, finger, number);
		await expect(shown.getByRole('button')).toHaveText(['定责任人', '协协调解决', '更多']);
		expect(await targetsTooSmall(page, '[data-swipe]')).toEqual([]);
		await fitsItsWidth(page);
		await axe(page);
		const { y, height } = (await found.boundingBox())!;
		await finger.down({ x: 40, y: y + height / 2 });
		await finger.up();
		await expect(shown).toHaveCount(0);
		await expect(sheet(page)).toHaveCount(0);
	});

	await test.step('the other lane is one tap away, and one back', async () => {
		await (await swipe(page, finger, number)).getByRole('button', { name: '协调解决' }).tap();
		await expect(found).toHaveCount(0);
		await toast(page, '已改为协调解决').getByRole('button', { name: '撤销' }).tap();
		await expect(found).toBeVisible();
	});

	await test.step('the rest is in the menu', async () => {
		await (await swipe(page, finger, number)).getByRole('button', { name: '更多' }).tap();
		await expect(page.getByRole('menuitem', { name: /^改类别/ })).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(page.getByRole('menu')).toHaveCount(0);
	});
});

test('a long press opens the menu of a row, also where the browser asks for none', async ({ someone }) => {
	const [checker, member] = [await someone('checker4'), await someone('member4', IN_ONE_HAND)];
	const { number } = await report(checker, '绿化带里有纸屑', 'G06', '06042');
	const { page } = member;
	await page.addInitScript(() => addEventListener('contextmenu', (event) => event.stopImmediatePropagation(), true));
	await openBoard(page);
	const finger = await fingerOn(page);
	const found = row(page, number);
	await found.scrollIntoViewIfNeeded();
	const { x, y, height } = (await found.boundingBox())!;
	const menu = page.getByRole('menu');

	await finger.down({ x: x + 200, y: y + height / 2 });
	await expect(menu).toBeVisible();
	await finger.up();
	await menu.getByRole('menuitem', { name: /^选中/ }).tap();
	await expect(menu).toHaveCount(0);
	await expect(found).toHaveAttribute('aria-selected', 'true');
	await expect(sheet(page)).toHaveCount(0);
	await found.tap();
	await expect(found).toHaveAttribute('aria-selected', 'false');
});
