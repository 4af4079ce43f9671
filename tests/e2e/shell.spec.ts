import AxeBuilder from '@axe-core/playwright';
import { account, openBoard, report, retitle, row, saved } from './support/board.ts';
import { expect, PHONE, test } from './support/fixtures.ts';

test('a theme is chosen, holds at once, and is said by the server from then on', async ({ someone }) => {
	const { page, context } = await someone('member6', { colorScheme: 'light', reducedMotion: 'reduce' });
	await openBoard(page);
	const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
	await expect(page.locator('html')).not.toHaveAttribute('data-theme', /./);
	const light = await background();
	await (await account(page)).getByRole('menuitemradio', { name: '深色' }).click();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	expect(await background()).not.toBe(light);
	expect(await (await context.request.get('/t/huahu')).text()).toContain('<html lang="zh-CN" data-theme="dark">');

	await page.reload();
	await saved(page);
	const menu = await account(page);
	await expect(menu.getByRole('menuitemradio', { name: '深色' })).toBeChecked();
	await menu.getByRole('menuitemradio', { name: '跟随系统' }).click();
	await expect(page.locator('html')).not.toHaveAttribute('data-theme', /./);
	expect(await background()).toBe(light);
	expect(await (await context.request.get('/t/huahu')).text()).toContain('<html lang="zh-CN">');
});

test('a cookie that no theme is in says nothing', async ({ page, server }) => {
	await page.context().addCookies([{ name: 'theme', value: 'dark" onload="x', url: server.origin }]);
	await page.goto(`${server.origin}/sign-in`);
	await expect(page.locator('html')).not.toHaveAttribute('data-theme', /./);
	await expect(page.locator('html')).not.toHaveAttribute('onload', /./);
});

test('the rail leads to the places that are one’s own and marks where one is', async ({ someone }) => {
	const [member, viewer] = [await someone('member6'), await someone('viewer1')];
	await openBoard(member.page);
	const rail = member.page.getByRole('navigation', { name: '去处' });
	await expect(rail.getByRole('link', { name: '看板' }).last()).toHaveAttribute('aria-current', 'page');
	await expect(rail.getByRole('link', { name: '大屏' })).not.toHaveAttribute('aria-current', /./);
	await rail.getByRole('link', { name: '报问题' }).click();
	await expect(member.page).toHaveURL(/\/report$/);

	await openBoard(viewer.page);
	const places = viewer.page.getByRole('navigation', { name: '去处' });
	await expect(places.getByRole('link', { name: '大屏' })).toBeVisible();
	await expect(places.getByRole('link', { name: '报问题' })).toHaveCount(0);
});

test('the keyboard reaches what the page is about in one step, and the account without a pointer', async ({ someone }) => {
	const { page } = await someone('member6');
	await openBoard(page);
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.locator('#content')).toBeFocused();

	await page.locator('[data-account]:visible').focus();
	await page.keyboard.press('Enter');
	const menu = page.getByRole('menu', { name: '专班6号的账户' });
	await expect(menu.getByRole('menuitemradio', { name: '中文' })).toBeFocused();
	await page.keyboard.press('End');
	await expect(menu.getByRole('menuitem', { name: '退出' })).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(page.locator('[data-account]:visible')).toBeFocused();
});

test('whoever would drop edits that are not saved is asked, and may stay', async ({ someone }) => {
	const member = await someone('member6');
	const { number } = await report(member, '楼前石凳破损', 'G12', '06042');
	await openBoard(member.page);
	await account(member.page);
	await member.page.keyboard.press('Escape');
	await member.context.setOffline(true);
	await retitle(member.page, number, '楼前石凳破损，已围挡');
	await expect(member.page.locator('[data-save=offline]')).toHaveText('离线，1条待发');
	await (await account(member.page)).getByRole('menuitemradio', { name: 'English' }).click();
	const question = member.page.getByRole('dialog', { name: '还有修改没有保存' });
	await question.getByRole('button', { name: '留在本页' }).click();
	await expect(question).toBeHidden();
	await expect(row(member.page, number)).toContainText('已围挡');
	await member.context.setOffline(false);
	await saved(member.page);
});

test('on a phone the places are at the thumb, each as large as a finger', async ({ someone }) => {
	const { page } = await someone('member6', { viewport: PHONE, reducedMotion: 'reduce' });
	await openBoard(page);
	const bar = page.getByRole('navigation', { name: '去处' });
	await expect(bar).toHaveCount(1);
	for (const target of [bar.getByRole('link', { name: '看板' }), bar.getByRole('link', { name: '报问题' }), page.locator('[data-account]:visible')]) {
		const box = await target.boundingBox();
		expect(box?.width).toBeGreaterThanOrEqual(44);
		expect(box?.height).toBeGreaterThanOrEqual(44);
	}
	const menu = await account(page);
	for (const line of await menu.getByRole('menuitemradio').all()) expect((await line.boundingBox())?.height).toBeGreaterThanOrEqual(44);
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
	await menu.getByRole('menuitem', { name: '大屏' }).click();
	await expect(page).toHaveURL(/\/wall$/);
});

test('paper shows no places to go to', async ({ someone }) => {
	const { page } = await someone('member6');
	await openBoard(page);
	await expect(page.getByRole('navigation', { name: '去处' })).toBeVisible();
	await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
	await expect(page.getByRole('navigation', { name: '去处' })).toBeHidden();
	expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(27, 28, 29)');
});
