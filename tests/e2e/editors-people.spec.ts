import { openBoard, report, retitle, row, saved } from './support/board.ts';
import { cell, closed, edit, editor, goTo, option, ownedBy, toast } from './support/editors.ts';
import { expect, test } from './support/fixtures.ts';

test('a supervisor adds owners, moves a deadline forward only, and is told why the rest stays', async ({ someone }) => {
	const [member, { page }] = [await someone('member4'), await someone('supervisor1')];
	const { number } = await report(member, '楼道堆放杂物', 'G13', '06036');
	await openBoard(member.page);
	await option(await edit(member.page, number, 'owner'), '责任人01号').click();
	await member.page.keyboard.press('Escape');
	await (await edit(member.page, number, 'due')).getByRole('button', { name: '明天18:00' }).click();
	await saved(member.page);

	await openBoard(page);
	await expect(cell(page, number, 'due')).toContainText('明 18:00');
	const owners = await edit(page, number, 'owner');
	await expect(option(owners, '责任人01号')).toHaveAttribute('aria-disabled', 'true');
	await expect(owners).toContainText('督导组可以添加责任人，不能移除。');
	await option(owners, '责任人06号').click();
	await page.keyboard.press('Escape');
	await ownedBy(page, number, '责任人01号', '责任人06号');

	const due = await edit(page, number, 'due');
	await expect(due).toContainText('督导组只能把时限提前。');
	await expect(due.getByRole('button', { name: /^下周一/ })).toHaveCount(0);
	await expect(due.getByRole('button', { name: '不设时限' })).toHaveCount(0);
	await due.getByRole('textbox', { name: '时刻' }).fill('19:00');
	await expect(due.getByText('晚于可选的时间。').first()).toBeAttached();
	await due.getByRole('textbox', { name: '时刻' }).fill('9:30');
	await page.keyboard.press('Enter');
	await closed(page);
	await expect(cell(page, number, 'due')).toContainText('明 09:30');

	// What may not be edited has no control, and says why.
	await expect(cell(page, number, 'category')).toHaveCount(0);
	await expect(row(page, number).locator('[data-field=category] .value')).toHaveAttribute('title', /您的角色不能改这一项。$/);
	await goTo(page, number);
	await page.keyboard.press('m');
	await expect(toast(page, '您的角色不能做这一步。')).toBeVisible();
	await closed(page);
	await saved(page);
	await expect(cell(member.page, number, 'due')).toContainText('明 09:30');
});

test('two members in one field of a row see each other before they choose', async ({ someone }) => {
	const [a, b] = [await someone('member5'), await someone('member6')];
	const { number } = await report(a, '树下堆放废木材', 'G14', '06036');
	await Promise.all([openBoard(a.page), openBoard(b.page)]);
	await edit(a.page, number, 'owner');
	await expect(row(b.page, number).locator('[data-field=owner]')).toContainText('专班5号');
	const also = await edit(b.page, number, 'owner');
	await expect(also.getByRole('status').first()).toHaveText('专班5号正在改责任人');
	await expect(editor(a.page).getByRole('status').first()).toHaveText('专班6号正在改责任人');
	await option(editor(a.page), '责任人01号').click();
	await option(editor(b.page), '责任人02号').click();
	for (const { page } of [a, b]) {
		await expect(option(editor(page), '责任人01号')).toHaveAttribute('aria-selected', 'true');
		await expect(option(editor(page), '责任人02号')).toHaveAttribute('aria-selected', 'true');
	}
	await a.page.keyboard.press('Escape');
	await expect(also.getByRole('status').first()).toBeEmpty();
	await expect(row(b.page, number).locator('[data-field=owner]')).not.toContainText('专班5号');
});

test('what comes to an end while it is edited says so in its editor', async ({ someone }) => {
	const [a, leader] = [await someone('member1'), await someone('leader1')];
	const { number, issue } = await report(a, '绿化带里有白色垃圾', 'G15', '06017');
	await openBoard(a.page);
	const category = await edit(a.page, number, 'category');
	await leader.command('issue.void', { issue, reason: '不属本街道' });
	await expect(category).toHaveText('问题已销号、注销或并入，不能再改。');
	await a.page.keyboard.press('Escape');
	await closed(a.page);
});

test('what is being typed stays as it is while somebody else changes the same title', async ({ someone }) => {
	const [a, b] = [await someone('member1'), await someone('member2')];
	const { number } = await report(a, '花坛里有落叶', 'G16', '06012');
	await Promise.all([openBoard(a.page), openBoard(b.page)]);
	await cell(a.page, number, 'title').click();
	const typed = row(a.page, number).getByRole('textbox', { name: '问题' });
	await typed.fill('花坛落叶未清');
	await retitle(b.page, number, '花坛里落叶很多');
	await saved(b.page);
	await expect(row(a.page, number)).toHaveAttribute('aria-label', /花坛里落叶很多$/);
	await expect(typed).toHaveValue('花坛落叶未清');
	await a.page.keyboard.type('，两天了');
	await a.page.keyboard.press('Enter');
	await expect(cell(b.page, number, 'title')).toHaveText('花坛落叶未清，两天了');
});
