import type { Locator, Page } from '@playwright/test';
import { openBoard, pointAway, report, row, saved } from './support/board.ts';
import { expect, test } from './support/fixtures.ts';

const lane = (page: Page, name: 'instant' | 'coordination') => page.locator(`[data-lane=${name}]`);
const numbers = (page: Page, name: 'instant' | 'coordination') =>
	lane(page, name)
		.locator('[role=row][data-issue]')
		.evaluateAll((rows) => rows.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top).map((found) => Number(found.getAttribute('data-issue'))));

/** As a hand does it: pressed, pulled in steps, let go. */
async function drag(page: Page, from: Locator, to: { x: number; y: number }, look?: () => Promise<void>): Promise<void> {
	const box = (await from.locator('.place').boundingBox())!;
	await page.mouse.move(box.x + 20, box.y + box.height / 2);
	await page.mouse.down();
	await page.mouse.move(box.x + 24, box.y + box.height / 2 + 8, { steps: 3 });
	await page.mouse.move(to.x, to.y, { steps: 6 });
	// A drag begins when the browser says so.
	await expect(page.locator('.dragged')).toHaveCount(1);
	await page.mouse.move(to.x, to.y + 1);
	await look?.();
	await page.mouse.up();
	await expect(page.locator('.dragged')).toHaveCount(0);
	await pointAway(page);
}

async function middle(of: Locator): Promise<{ x: number; y: number; height: number }> {
	const { x, y, width, height } = (await of.boundingBox())!;
	return { x: x + width / 2, y: y + height / 2, height };
}

/** What drags a row is fetched when the pointer first comes over the lists. */
async function ready(page: Page): Promise<void> {
	const fetched = page.waitForResponse((response) => response.url().includes('/_app/immutable/') && response.url().endsWith('.js'));
	await lane(page, 'instant').locator('.scroller').hover();
	await fetched;
	await page.waitForLoadState('networkidle');
}

test('a row is dragged to another place in its group, by everybody’s board, and it is one step to take back', async ({ someone }) => {
	const [a, b] = [await someone('member1'), await someone('member2')];
	const issues = [
		await report(a, '门前有碎石', 'G01', '06011'),
		await report(a, '路旁有断枝', 'G02', '06012'),
		await report(a, '巷口有积水', 'G03', '06042')
	];
	const [first, second, third] = issues.map(({ number }) => number) as [number, number, number];
	await Promise.all([openBoard(a.page), openBoard(b.page)]);
	await ready(a.page);
	const top = await middle(row(a.page, first));
	await drag(a.page, row(a.page, third), { x: top.x, y: top.y - top.height / 3 }, async () => {
		await expect(a.page.locator('[data-drop="0"]')).toBeVisible();
	});
	for (const { page } of [a, b]) await expect.poll(() => numbers(page, 'instant')).toEqual([third, first, second]);
	await saved(a.page);
	await a.page.keyboard.press('z');
	for (const { page } of [a, b]) await expect.poll(() => numbers(page, 'instant')).toEqual([first, second, third]);
});

test('a row is dragged to the other lane, and on to another department', async ({ someone }) => {
	const [a, b] = [await someone('member1'), await someone('member2')];
	const moved = await report(a, '电线杆歪斜', 'G13', '06042');
	const there = await report(a, '路灯不亮', 'G14', '06042');
	await Promise.all([openBoard(a.page), openBoard(b.page)]);
	await ready(a.page);
	// One with a department stands there already.
	await row(a.page, there.number).focus();
	await a.page.keyboard.press('Alt+ArrowRight');
	await pointAway(a.page);
	await expect(lane(a.page, 'coordination').locator('[role=row][data-issue]')).toHaveCount(1);

	const list = (await lane(a.page, 'coordination').locator('.scroller').boundingBox())!;
	await drag(a.page, row(a.page, moved.number), { x: list.x + 200, y: list.y + list.height - 20 }, async () => {
		await expect(lane(a.page, 'coordination').locator('[data-drop]')).toHaveCount(1);
	});
	for (const { page } of [a, b]) await expect.poll(async () => (await numbers(page, 'coordination')).toSorted()).toEqual([moved.number, there.number].toSorted());
	await expect(row(a.page, moved.number)).toBeFocused();
	// It was let go under the one that has a department, and has it now too.
	await expect(lane(a.page, 'coordination').getByRole('rowgroup')).toHaveCount(1);
	await saved(a.page);
});

test('somebody who may not move a row cannot drag it', async ({ someone }) => {
	const viewer = await someone('viewer1');
	const { number } = await report(await someone('member1'), '井盖松动', 'G19', '06042');
	await openBoard(viewer.page);
	const found = row(viewer.page, number);
	const box = (await found.locator('.place').boundingBox())!;
	await viewer.page.mouse.move(box.x + 20, box.y + 10);
	await viewer.page.waitForLoadState('networkidle');
	await viewer.page.mouse.down();
	await viewer.page.mouse.move(box.x + 300, box.y + 60, { steps: 5 });
	await expect(found).not.toHaveAttribute('draggable', 'true');
	await viewer.page.mouse.up();
});

test('a row’s menu has a button, and moves and selects the row too', async ({ someone }) => {
	const { page } = await someone('member3');
	// A category that no test before has moved to another lane: what people decide is learned.
	const { number } = await report(await someone('checker1'), '楼下垃圾成堆', 'G25', '06010');
	await openBoard(page);
	const found = row(page, number);
	const menu = page.getByRole('menu');
	await found.hover();
	await found.getByRole('button', { name: /的操作$/ }).click();
	await menu.getByRole('menuitem', { name: '改问题' }).click();
	await expect(found.getByRole('textbox')).toBeFocused();
	await page.keyboard.press('Escape');

	await found.locator('.place').click({ button: 'right' });
	await expect(menu.getByRole('menuitem', { name: '上移' })).toBeVisible();
	await menu.getByRole('menuitem', { name: /^选中/ }).click();
	await expect(found).toHaveAttribute('aria-selected', 'true');
	await found.focus();
	await page.keyboard.press('Shift+F10');
	await menu.getByRole('menuitem', { name: '取消选中' }).click();
	await expect(found).toHaveAttribute('aria-selected', 'false');

	// Its box is there where one points, and takes one press.
	await found.hover();
	await found.getByRole('button', { name: /^选中/ }).click();
	await expect(found).toHaveAttribute('aria-selected', 'true');
	await found.focus();
	await page.keyboard.press('x');
	await expect(found).toHaveAttribute('aria-selected', 'false');
});

test('Alt with an arrow takes a row to the other lane and back, and never leaves the board', async ({ someone }) => {
	const { page } = await someone('member5');
	const { number } = await report(await someone('checker2'), '门口堆着纸箱', 'G26', '06012');
	await openBoard(page);
	const found = row(page, number);
	for (const [key, to] of [
		['Alt+ArrowRight', 'coordination'],
		['Alt+ArrowLeft', 'instant']
	] as const) {
		await found.focus();
		await page.keyboard.press(key);
		await pointAway(page);
		await expect(lane(page, to).locator(found)).toBeVisible();
	}
	await expect(page).toHaveURL(/\/t\/huahu$/);
	await saved(page);
});

test('the list of keys opens with a button and with its own key', async ({ someone }) => {
	const { page } = await someone('member4');
	await openBoard(page);
	const keys = page.getByRole('dialog', { name: '快捷键' });
	await page.getByRole('button', { name: '快捷键' }).click();
	await expect(keys.getByText('改责任人')).toBeVisible();
	await keys.getByRole('button', { name: '关闭' }).click();
	await expect(keys).toBeHidden();
	await page.keyboard.press('Shift+?');
	await expect(keys).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(keys).toBeHidden();
});
