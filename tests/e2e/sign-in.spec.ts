import { DEMO_PASSWORD } from '#server/auth/passwords.ts';
import { account } from './support/board.ts';
import { expect, test } from './support/fixtures.ts';

test.use({ locale: 'zh-CN' });

test('a wrong password is said in a plain sentence, and the right one leads where one wanted to go', async ({ page, server }) => {
	await page.goto(`${server.origin}/t/huahu/report`);
	await expect(page).toHaveURL(/\/sign-in\?to=/);
	await page.getByLabel('用户名').fill('checker4');
	await page.getByLabel('密码').fill('not the password');
	await page.getByRole('button', { name: '登录', exact: true }).click();
	await expect(page.getByRole('alert')).toHaveText('用户名或密码不对。');
	await page.getByLabel('密码').fill(DEMO_PASSWORD);
	await page.getByRole('button', { name: '登录', exact: true }).click();
	await expect(page).toHaveURL(`${server.origin}/t/huahu/report`);
});

test('too many wrong passwords for one account are said to be too many', async ({ page, server }) => {
	await page.goto(`${server.origin}/sign-in`);
	await page.getByLabel('用户名').fill('owner6');
	for (let attempt = 0; attempt < 30; attempt += 1) {
		await page.getByLabel('密码').fill(`wrong ${attempt}`);
		await page.getByRole('button', { name: '登录', exact: true }).click();
		await expect(page.getByRole('alert')).not.toBeEmpty();
		if ((await page.getByRole('alert').textContent())?.includes('次数太多')) return;
	}
	expect(false, 'thirty wrong passwords were let through').toBe(true);
});

test('a server that cannot be reached is said to be away', async ({ page, server }) => {
	await page.goto(`${server.origin}/sign-in`);
	await page.route('**/api/auth/**', (route) => route.abort());
	await page.getByLabel('用户名').fill('viewer1');
	await page.getByLabel('密码').fill(DEMO_PASSWORD);
	await page.getByRole('button', { name: '登录', exact: true }).click();
	await expect(page.getByRole('alert')).toHaveText('连不上服务器，请检查网络后再试。');
});

test('the demo lets one in as somebody else with one press', async ({ page, server }) => {
	await page.goto(`${server.origin}/sign-in`);
	await expect(page.getByRole('button', { name: '登录', exact: true })).toBeEnabled();
	await page.getByRole('button', { name: '观察' }).click();
	await expect(page).toHaveURL(`${server.origin}/t/huahu`);
	await expect(page.locator('[data-account]').first()).toHaveAttribute('data-account', '观察席');
});

test('before anybody is signed in, the theme is turned and kept', async ({ page, server }) => {
	await page.emulateMedia({ colorScheme: 'light' });
	await page.goto(`${server.origin}/sign-in`);
	await expect(page.getByRole('button', { name: '登录', exact: true })).toBeEnabled();
	await page.getByRole('button', { name: '深色' }).click();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	await page.reload();
	await expect(page.getByRole('button', { name: '浅色' })).toBeVisible();
});

test('a link to another site is not followed after signing in', async ({ page, server }) => {
	await page.goto(`${server.origin}/sign-in?to=//example.org/`);
	await page.getByLabel('用户名').fill('viewer1');
	await page.getByLabel('密码').fill(DEMO_PASSWORD);
	await page.getByRole('button', { name: '登录', exact: true }).click();
	await expect(page).toHaveURL(`${server.origin}/t/huahu`);
});

test('signing out ends the session on pages', async ({ someone }) => {
	const { page } = await someone('member6');
	await page.goto('/t/huahu');
	await (await account(page)).getByRole('menuitem', { name: '退出' }).click();
	await expect(page).toHaveURL(/\/sign-in/);
	await page.goto('/t/huahu');
	await expect(page).toHaveURL(/\/sign-in/);
});

test('an unknown page and an unknown issue are said in the reader’s language', async ({ someone }) => {
	const { page } = await someone('member6');
	await page.goto('/t/huahu/issues/999999');
	await expect(page.getByText('没有这个问题，或者您不能看。')).toBeVisible();
	await page.getByRole('link', { name: '回到看板' }).click();
	await expect(page).toHaveURL(/\/t\/huahu$/);
	await page.goto('/t/elsewhere');
	await expect(page.getByText('没有这个专班，或者您不在其中。')).toBeVisible();
});

test('the language is chosen in the account’s menu and kept', async ({ someone }) => {
	const { page } = await someone('member6');
	await page.goto('/t/huahu');
	await (await account(page)).getByRole('menuitemradio', { name: 'English' }).click();
	await expect(page.getByRole('heading', { name: 'Fix at once' })).toBeVisible();
	await page.reload();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
