import { axe } from './support/axe.ts';
import { details, field, openBoard, report, row, saved, sheet } from './support/board.ts';
import { cell, closed, editor, goTo, option } from './support/editors.ts';
import { expect, test } from './support/fixtures.ts';

test('the menu of a row edits what has no column, moves it to the other lane and opens it', async ({ someone }) => {
	const a = await someone('member1');
	const { number } = await report(a, '路边堆放杂物', 'G02', '06036');
	const { page } = a;
	await openBoard(page);
	const menu = page.getByRole('menu');
	await row(page, number).click({ button: 'right', position: { x: 500, y: 18 } });
	await expect(menu).toBeVisible();
	await axe(page);
	await menu.getByRole('menuitem', { name: /^改专项整治/ }).click();
	await option(editor(page, 'campaign'), '卫生死角').click();
	await closed(page);
	await expect(menu).toHaveCount(0);

	// By the menu's own key, from the row that has the focus.
	await goTo(page, number);
	await page.keyboard.press('ContextMenu');
	await expect(menu).toBeVisible();
	await menu.getByRole('menuitem', { name: /^改标签/ }).press('Enter');
	await expect(editor(page, 'tag')).toBeVisible();
	await page.keyboard.type('迎检');
	await page.keyboard.press('Enter');
	await expect(option(editor(page), '迎检')).toHaveAttribute('aria-selected', 'true');
	await page.keyboard.press('Escape');
	await closed(page);
	await expect(row(page, number)).toBeFocused();

	await cell(page, number, 'category').click({ button: 'right' });
	await menu.getByRole('menuitem', { name: /^改为协调解决/ }).click();
	await expect(page.locator('[data-lane=coordination]').locator(row(page, number))).toBeVisible();
	await saved(page);

	const plan = await details(page, number);
	await expect(field(plan, 'campaign').locator('.values')).toHaveText('卫生死角');
	await expect(field(plan, 'tag').locator('.chip')).toHaveText(['迎检']);
	await page.keyboard.press('Escape');
	await expect(sheet(page)).toHaveCount(0);
	await goTo(page, number);
	await page.keyboard.press('ContextMenu');
	await menu.getByRole('menuitem', { name: /^打开/ }).press('Enter');
	await expect(sheet(page)).toBeVisible();
});

test('who may not edit finds the reason in the menu', async ({ someone }) => {
	const [member, { page }] = [await someone('member2'), await someone('viewer1')];
	const { number } = await report(member, '墙角堆放杂物', 'G03', '06036');
	await openBoard(page);
	await row(page, number).click({ button: 'right', position: { x: 500, y: 18 } });
	const owners = page.getByRole('menuitem', { name: /^改责任人/ });
	await expect(owners).toHaveAttribute('aria-disabled', 'true');
	await expect(owners).toContainText('您的角色不能改这一项。');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('menu')).toHaveCount(0);
});
