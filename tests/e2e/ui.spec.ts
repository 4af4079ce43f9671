import AxeBuilder from '@axe-core/playwright';
import { expect, PHONE, test } from './support/fixtures.ts';
import type { Locator, Page } from '@playwright/test';

/** The page of all primitives, with one theme and one language to look at. */
async function open(page: Page, theme: 'light' | 'dark'): Promise<Locator> {
	await page.goto('/ui');
	// Chosen again until the page has come alive.
	await expect(async () => {
		await page.locator('header').getByText(theme === 'light' ? '浅色' : '深色').click();
		await expect(page.locator('.pane')).toHaveCount(6, { timeout: 1_000 });
	}).toPass();
	const pane = page.locator(`.pane[data-theme=${theme}]`);
	await expect(pane).toHaveCount(6);
	return pane;
}

async function axe(page: Page): Promise<void> {
	await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}

for (const theme of ['light', 'dark'] as const) {
	test(`every primitive is accessible, open and closed: ${theme}`, async ({ someone }) => {
		test.setTimeout(120_000);
		const { page } = await someone('viewer1', { reducedMotion: 'reduce' });
		const pane = await open(page, theme);
		await axe(page);

		await pane.getByRole('button', { name: '菜单', exact: true }).click();
		await expect(page.getByRole('menu')).toBeVisible();
		await axe(page);
		await page.keyboard.press('Escape');
		await expect(page.getByRole('menu')).toHaveCount(0);

		await pane.getByRole('button', { name: '点位', exact: true }).click();
		await expect(page.getByRole('listbox')).toBeVisible();
		await axe(page);
		await page.keyboard.press('Escape');
		await expect(page.getByRole('listbox')).toHaveCount(0);

		await pane.getByRole('button', { name: '时限', exact: true }).click();
		await expect(page.getByRole('application')).toBeVisible();
		await axe(page);
		await page.keyboard.press('Escape');
		await expect(page.getByRole('application')).toHaveCount(0);

		await pane.getByRole('button', { name: '对话框' }).click();
		await expect(page.getByRole('dialog')).toBeVisible();
		await axe(page);
		await page.keyboard.press('Escape');

		await pane.getByRole('button', { name: '侧边页' }).click();
		await expect(page.getByRole('complementary', { name: '公厕地板脏、便迹没清' })).toBeVisible();
		await pane.getByRole('button', { name: '提示', exact: true }).click();
		await expect(page.getByRole('region', { name: '消息' })).toContainText('已把017的责任人改为责07');
		await axe(page);

		await page.setViewportSize(PHONE);
		await expect(page.locator('html')).toHaveJSProperty('scrollWidth', PHONE.width);
		await axe(page);
	});
}

test('menus, lists and the calendar are worked with the keyboard alone, and give the focus back', async ({ someone }) => {
	const { page } = await someone('viewer1', { reducedMotion: 'reduce' });
	const pane = await open(page, 'light');
	const menu = pane.getByRole('button', { name: '菜单', exact: true });
	await menu.focus();
	await page.keyboard.press('ArrowDown');
	await expect(page.getByRole('menuitem', { name: '复制链接' })).toBeFocused();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	const refused = page.getByRole('menuitem', { name: '派遣' });
	await expect(refused).toBeFocused();
	await expect(refused).toBeDisabled();
	await page.keyboard.press('Enter');
	await expect(refused).toContainText('先定责任人，再派遣。');
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('menu')).toHaveCount(0);
	await expect(menu).toBeFocused();
	await expect(page.getByRole('region', { name: '消息' })).toContainText('并入026');

	const owners = pane.getByRole('button', { name: '责任人', exact: true });
	await owners.focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('combobox', { name: '责任人' })).toBeFocused();
	await page.keyboard.type('zr05');
	await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(1);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('option', { name: '包保责任人05号' })).toHaveAttribute('aria-selected', 'true');
	await page.keyboard.press('Escape');
	await expect(owners).toBeFocused();
	await expect(owners).toContainText('包保责任人05号');

	const due = pane.getByRole('button', { name: '时限', exact: true });
	await due.focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: '今天18:00' })).toBeFocused();
	await page.getByRole('button', { name: /10月21日/ }).last().focus();
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Enter');
	await page.getByLabel('时刻').fill('9点半');
	await expect(page.getByText('时刻要写成18:30。').last()).toBeVisible();
	await page.getByLabel('时刻').fill('930');
	await page.keyboard.press('Enter');
	await expect(due).toContainText('10月22日 周四 09:30');
	await expect(due).toBeFocused();
});

test('what cannot be done says why to whoever reaches it, and does nothing', async ({ someone }) => {
	const { page } = await someone('viewer1', { reducedMotion: 'reduce' });
	const pane = await open(page, 'light');
	const refused = pane.getByRole('button', { name: '派遣', exact: true }).nth(1);
	await expect(refused).toBeDisabled();
	await expect(refused).toHaveAccessibleDescription('先定责任人，再派遣。');
	await pane.getByRole('button', { name: '派遣', exact: true }).first().focus();
	for (let at = 0; at < 3; at++) await page.keyboard.press('Tab');
	await expect(refused).toBeFocused();
	await expect(page.locator('.tip')).toHaveText('先定责任人，再派遣。');
	await page.keyboard.press('Escape');
	await expect(page.locator('.tip')).toBeHidden();
});

test('a choice of segments and tabs is made with arrow keys', async ({ someone }) => {
	const { page } = await someone('viewer1', { reducedMotion: 'reduce' });
	const pane = await open(page, 'light');
	await pane.getByRole('tab', { name: '检查发现' }).focus();
	await page.keyboard.press('ArrowLeft');
	await expect(pane.getByRole('tab', { name: '工作笔记' })).toBeFocused();
	await expect(pane.getByRole('tabpanel')).toHaveText('工作笔记');
	const lane = pane.getByRole('group', { name: '分办' });
	await lane.getByRole('radio', { name: /立行立改/ }).focus();
	await page.keyboard.press('ArrowRight');
	await expect(lane.getByRole('radio', { name: /协调解决/ })).toBeChecked();
});

test('the page of primitives is served in both languages side by side', async ({ someone }) => {
	const { page } = await someone('viewer1');
	await page.goto('/ui');
	await expect(async () => {
		await page.locator('header fieldset').last().getByText('并排').click();
		await expect(page.locator('.pane[data-language=en][data-theme=dark]')).toHaveCount(6, { timeout: 1_000 });
	}).toPass();
	await expect(page.locator('.pane[data-language=zh-CN][data-theme=light]')).toHaveCount(6);
});
