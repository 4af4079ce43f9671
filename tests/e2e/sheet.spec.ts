import { axe } from './support/axe.ts';
import { details, field, issueNumber, openBoard, pointAway, report, row, saved, sheet } from './support/board.ts';
import { closed, press } from './support/editors.ts';
import { expect, PHONE, test } from './support/fixtures.ts';
import { find } from './support/issue.ts';

test('an issue opens beside the list at its own address: walked through, closed and gone back from; a reload makes it a page', async ({ someone }) => {
	const member = await someone('member1');
	const { page } = member;
	const numbers: number[] = [];
	for (const [text, place] of [['垃圾桶倒了', 'G01'], ['井盖破损', 'G02'], ['路牌歪斜', 'G03']] as const) numbers.push((await report(member, text, place)).number);
	await openBoard(page);
	const board = page.url();
	const order = await page.locator('[data-lane=instant] [data-issue]').evaluateAll((rows) => rows.map((found) => Number(found.getAttribute('data-issue'))));
	expect(order).toHaveLength(3);
	const [first, second] = [order[0]!, order[1]!];

	await details(page, first);
	await expect(page).toHaveURL(new RegExp(`/issues/${first}$`));
	await expect(sheet(page).getByRole('button', { name: '前一条' })).toBeDisabled();
	await page.keyboard.press('j');
	await expect(page).toHaveURL(new RegExp(`/issues/${second}$`));
	await expect(sheet(page).locator('header .number')).toContainText(issueNumber(second));
	await page.keyboard.press('k');
	await expect(page).toHaveURL(new RegExp(`/issues/${first}$`));
	await sheet(page).getByRole('button', { name: '后一条' }).click();
	await expect(page).toHaveURL(new RegExp(`/issues/${second}$`));

	await page.keyboard.press('a');
	for (const [key, name, words] of [['a', 'owner', /^责任人/], ['d', 'due', /^时限/], ['p', 'place', /^点位/]] as const) {
		await press(page, key, name);
		await page.keyboard.press('Escape');
		await closed(page);
		await expect(field(sheet(page), name).getByRole('button', { name: words })).toBeFocused();
	}
	await expect(sheet(page)).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(sheet(page)).toHaveCount(0);
	await expect(page).toHaveURL(board);
	await expect(row(page, second)).toBeFocused();

	await details(page, second);
	await page.goBack();
	await expect(sheet(page)).toHaveCount(0);
	await details(page, second);
	await page.reload();
	await saved(page);
	await expect(page).toHaveURL(new RegExp(`/issues/${second}$`));
	await expect(page.locator('article.page')).toBeVisible();
});

test('a row’s photo is larger where one points or stands, and opens in the viewer: with the keys, and with a thumb', async ({ someone, server }) => {
	const [checker, member] = [await someone('checker1'), await someone('member3')];
	const { number } = await find(checker, server.origin, '宣传栏前堆着纸箱', 'G06');
	const { page } = member;
	await openBoard(page);
	const found = row(page, number);
	const photo = found.getByRole('button', { name: `看${issueNumber(number)}的照片` });
	const larger = page.locator('img.hint');
	const before = await found.boundingBox();
	await photo.hover();
	await expect(larger).toBeVisible();
	expect((await larger.boundingBox())!.width).toBe(320);
	expect(await found.boundingBox()).toEqual(before);
	await pointAway(page);
	await expect(larger).toHaveCount(0);

	await found.focus();
	await expect(async () => {
		await page.keyboard.press('ArrowRight');
		await expect(photo).toBeFocused({ timeout: 200 });
	}).toPass();
	await expect(larger).toBeVisible();
	await axe(page);
	await page.keyboard.press('Enter');
	const viewer = page.getByRole('dialog', { name: /宣传栏前堆着纸箱/ });
	await expect(viewer.getByRole('status')).toContainText('第1张，共2张');
	await expect(larger).toHaveCount(0);
	await page.keyboard.press('Escape');
	await expect(viewer).toHaveCount(0);
	await expect(photo).toBeFocused();
	await expect(larger).toHaveCount(0);

	await page.setViewportSize(PHONE);
	await photo.click();
	await expect(viewer).toBeVisible();
	await expect(sheet(page)).toHaveCount(0);
	await viewer.getByRole('button', { name: '关闭照片' }).click();
	await expect(viewer).toHaveCount(0);
});

test('what is printed beside a list is the issue; on a phone it fills the screen', async ({ someone }) => {
	const member = await someone('member2');
	const { number } = await report(member, '雨棚破损', 'G04');
	const { page } = member;
	await openBoard(page);
	await details(page, number);
	await page.emulateMedia({ media: 'print' });
	await expect(page.locator('[data-lane=instant]')).toBeHidden();
	await expect(sheet(page).getByRole('heading', { level: 2 })).toBeVisible();
	await expect(sheet(page).locator('footer')).toBeHidden();
	await page.emulateMedia({ media: 'screen' });
	await page.setViewportSize(PHONE);
	await expect.poll(() => sheet(page).evaluate((element) => element.getBoundingClientRect().width)).toBe(PHONE.width);
	await sheet(page).getByRole('button', { name: '关闭', exact: true }).click();
	await expect(sheet(page)).toHaveCount(0);
	await expect(row(page, number)).toBeVisible();
});
