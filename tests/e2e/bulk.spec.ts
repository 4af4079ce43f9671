import type { Page } from '@playwright/test';
import { axe } from './support/axe.ts';
import { issueNumber, openBoard, pointAway, report, row, saved } from './support/board.ts';
import { expect, PHONE, type Someone, TASK_FORCE, test } from './support/fixtures.ts';
import { close, findDue } from './support/wall.ts';

const bar = (page: Page) => page.getByRole('region', { name: '对选中的问题' });
const act = (page: Page, name: string) => bar(page).getByRole('button', { name, exact: true });
const inLane = (page: Page, lane: 'instant' | 'coordination', number: number) => page.locator(`[data-lane=${lane}]`).locator(`[data-issue="${issueNumber(number)}"]`);
const news = (page: Page) => page.getByRole('region', { name: '消息' });
const select = (page: Page, number: number) => page.getByRole('button', { name: `选中${issueNumber(number)}`, exact: true });

/** Three issues in neighbouring grids of one community, on the board of whoever found them. @param grid the first one's number @param query a view that has little else on a small screen */
async function three(by: Someone, grid: number, words: [string, string, string], query = ''): Promise<[number, number, number]> {
	const numbers: number[] = [];
	for (const [at, text] of words.entries()) numbers.push((await report(by, text, `G${String(grid + at).padStart(2, '0')}`)).number);
	await by.page.goto(`/t/${TASK_FORCE}${query}`);
	await saved(by.page);
	await expect(row(by.page, numbers[2]!)).toBeVisible();
	return numbers as [number, number, number];
}

test('with keys: selected one by one and as a range, moved to the other lane at once, and taken back at once', async ({ someone }) => {
	const [a, b] = [await someone('member1'), await someone('member2')];
	const { page } = a;
	const numbers = await three(a, 1, ['电梯间灯管不亮', '花坛围栏断裂', '信箱门脱落']);
	await openBoard(b.page);
	await pointAway(page);
	await row(page, numbers[0]).focus();
	await page.keyboard.press('x');
	await expect(row(page, numbers[0])).toHaveAttribute('aria-selected', 'true');
	await page.keyboard.press('j');
	await page.keyboard.press('j');
	await page.keyboard.press('Shift+X');
	await expect(bar(page)).toContainText('已选3条');
	await page.keyboard.press('2');
	for (const number of numbers) await expect(inLane(page, 'coordination', number)).toBeVisible();
	await expect(news(page)).toContainText('3条的分办改为协调解决');
	await saved(page);
	for (const number of numbers) await expect(inLane(b.page, 'coordination', number)).toBeVisible();

	await page.keyboard.press('z');
	for (const number of numbers) await expect(inLane(page, 'instant', number)).toBeVisible();
	await saved(page);
	for (const number of numbers) await expect(inLane(b.page, 'instant', number)).toBeVisible();

	await expect(bar(page)).toContainText('已选3条');
	await page.keyboard.press('Escape');
	await expect(bar(page)).toHaveCount(0);
	await expect(page.locator('[role=row][aria-selected=true]')).toHaveCount(0);
});

test('with the mouse: owners and a deadline for all, then all are dispatched; one undo takes an edit back from all', async ({ someone }) => {
	const member = await someone('member3');
	const { page } = member;
	const numbers = await three(member, 7, ['墙角堆放建筑垃圾', '晾晒绳横跨步道', '公示牌字迹模糊']);
	await row(page, numbers[0]).click({ modifiers: ['ControlOrMeta'] });
	await select(page, numbers[2]).click({ modifiers: ['Shift'] });
	await expect(bar(page)).toContainText('已选3条');

	await act(page, '责任人').click();
	await page.getByRole('combobox', { name: '责任人' }).fill('zrr01');
	await page.getByRole('option', { name: /^责任人01号/ }).click();
	await page.keyboard.press('Escape');
	for (const number of numbers) await expect(row(page, number)).toContainText('责01');
	await news(page).getByRole('button', { name: '撤销' }).click();
	for (const number of numbers) await expect(row(page, number)).not.toContainText('责01');

	await act(page, '派遣').click();
	const dialog = page.getByRole('dialog', { name: '派遣，选中3条' });
	await expect(dialog).toContainText('3条不能');
	await dialog.getByRole('button', { name: /^责任人，加到每一条/ }).click();
	await page.getByRole('option', { name: /^责任人02号/ }).click();
	await page.keyboard.press('Escape');
	await expect(dialog).toContainText('会办3条');
	await dialog.getByRole('button', { name: '派遣 3条' }).click();
	await expect(dialog).toBeHidden();
	await expect(news(page)).toContainText('3条已派遣');
	for (const number of numbers) await expect(row(page, number).getByText('已派遣', { exact: true }).first()).toBeAttached();
	await expect(bar(page)).toHaveCount(0);
});

test('where some may not be changed it says which and why, and does the others', async ({ someone, server }) => {
	const [member, checker, supervisor] = [await someone('member4'), await someone('checker1'), await someone('supervisor1')];
	const { page } = member;
	const [first, second] = await three(member, 13, ['消防通道被占', '水沟盖板缺失', '遮雨棚破洞']);
	const people = { checker, member, supervisor };
	const ended = await findDue(people, server.origin, '石凳断了一条腿', 'G17');
	await close(people, server.origin, ended.issue);
	await expect(row(page, ended.number).getByText('已销号', { exact: true }).first()).toBeAttached();
	for (const number of [first, second, ended.number]) await row(page, number).click({ modifiers: ['ControlOrMeta'] });
	await expect(bar(page)).toContainText('已选3条');

	await test.step('an edit', async () => {
		await act(page, '专项整治').click();
		await expect(page.getByRole('dialog', { name: '专项整治' })).toContainText(`1条不能：${issueNumber(ended.number)}。`);
		await page.getByRole('option', { name: '卫生死角' }).click();
		await expect(news(page)).toContainText('2条的专项整治改为卫生死角');
		await expect(news(page)).toContainText(`1条不能：${issueNumber(ended.number)}。`);
	});

	await test.step('a command, which leaves selected what it could not do', async () => {
		await act(page, '更多').click();
		await page.getByRole('menuitem', { name: '挂账' }).click();
		const dialog = page.getByRole('dialog', { name: '挂账，选中3条' });
		await dialog.getByLabel('理由').fill('等雨季过后一并整治');
		await expect(dialog).toContainText('会办2条');
		await expect(dialog).toContainText(`1条不能：${issueNumber(ended.number)}。`);
		await dialog.getByRole('button', { name: '挂账 2条' }).click();
		await expect(dialog).toBeHidden();
		for (const number of [first, second]) await expect(row(page, number).getByText('挂账', { exact: true }).first()).toBeAttached();
		await expect(bar(page)).toContainText('已选1条');
		// This one the domain takes back.
		await news(page).getByRole('button', { name: '恢复' }).click();
		for (const number of [first, second]) await expect(row(page, number).getByText('已受理', { exact: true }).first()).toBeAttached();
	});
});

test('what nobody answered is not taken for done, stays selected and is sent again', async ({ someone }) => {
	const member = await someone('member5');
	const { page } = member;
	const numbers = await three(member, 19, ['井边地砖翘起', '路牌被树遮挡', '充电桩线缆外露']);
	for (const number of numbers) await row(page, number).click({ modifiers: ['ControlOrMeta'] });
	await act(page, '更多').click();
	await page.getByRole('menuitem', { name: '注销' }).click();
	const dialog = page.getByRole('dialog', { name: '注销，选中3条' });
	await dialog.getByLabel('理由').fill('重复登记');
	await member.context.setOffline(true);
	await dialog.getByRole('button', { name: '注销 3条' }).click();
	const failed = dialog.getByRole('list', { name: '没有办成的' });
	for (const number of numbers) await expect(failed).toContainText(issueNumber(number), { timeout: 60_000 });
	await expect(bar(page)).toContainText('已选3条');
	await member.context.setOffline(false);
	await dialog.getByRole('button', { name: '再试一次' }).click();
	await expect(dialog).toBeHidden();
	for (const number of numbers) await expect(page.locator('[role=row]').and(row(page, number))).toHaveCount(0);
});

test('another view takes out of the selection what it does not show; an edit does not, and it is said', async ({ someone }) => {
	const member = await someone('member6');
	const { page } = member;
	const numbers = await three(member, 25, ['广告灯箱不亮', '河边护栏掉漆', '垃圾房门敞开'], '?unowned=1');
	const [first] = numbers;
	for (const number of numbers) await row(page, number).click({ modifiers: ['ControlOrMeta'] });
	await page.keyboard.press('ControlOrMeta+k');
	const palette = page.getByRole('dialog', { name: '搜索和操作' });
	await expect(palette.getByRole('combobox')).toBeFocused();
	await page.keyboard.insertText('广告灯箱不亮');
	await expect(palette.getByRole('option').last()).toContainText('只看含“广告灯箱不亮”的问题');
	await page.keyboard.press('ArrowUp');
	await expect(palette.getByRole('option', { selected: true })).toContainText('只看含');
	await page.keyboard.press('Enter');
	await expect(bar(page)).toContainText('已选1条');
	await act(page, '责任人').click();
	await page.getByRole('option', { name: /^责任人03号/ }).click();
	await page.keyboard.press('Escape');
	await expect(row(page, first)).toHaveCount(0);
	await expect(bar(page)).toContainText('已选1条');
	await expect(bar(page)).toContainText('1条不在现在的视图里');
	await act(page, '取消选择').click();
	await expect(bar(page)).toHaveCount(0);
});

test('on a phone the menu of a row selects it, then a tap selects others; the bar lies above the places', async ({ someone }) => {
	const member = await someone('member2', { viewport: PHONE, hasTouch: true, isMobile: true, reducedMotion: 'reduce' });
	const { page } = member;
	const numbers = await three(member, 31, ['戏台后墙渗水', '停车棚顶破损', '健身器材松动'], '?place=C6');
	// A finger that rests on a row asks for its menu as the second button of a mouse does.
	await row(page, numbers[0]).dispatchEvent('contextmenu');
	await page.getByRole('menuitem', { name: '选中，再选几条一起办' }).tap();
	await expect(row(page, numbers[0])).toHaveAttribute('aria-selected', 'true');
	await row(page, numbers[1]).tap();
	await expect(bar(page)).toContainText('已选2条');
	await axe(page);
	await act(page, '标签').click();
	await expect(page.getByRole('dialog', { name: '标签' })).toBeVisible();
	await axe(page);
	await page.getByRole('textbox', { name: '新标签' }).fill('雨前整治');
	await page.getByRole('button', { name: '添加' }).click();
	await expect(page.getByRole('option', { name: /^雨前整治/ })).toHaveAttribute('aria-selected', 'true');
	await page.keyboard.press('Escape');
	await act(page, '取消选择').click();
	await row(page, numbers[1]).tap();
	await expect(page).toHaveURL(new RegExp(`/issues/${numbers[1]}$`));
});

for (const colorScheme of ['light', 'dark'] as const) {
	test(`the bar, its lists and its questions are accessible: ${colorScheme}`, async ({ someone }) => {
		const member = await someone('member1', { locale: 'en', colorScheme, reducedMotion: 'reduce' });
		const { page } = member;
		const { number } = await report(member, `风雨连廊漏水 ${colorScheme}`, colorScheme === 'light' ? 'G12' : 'G30');
		await openBoard(page);
		await row(page, number).click({ modifiers: ['ControlOrMeta'] });
		const forSelected = page.getByRole('region', { name: 'For the selected issues' });
		await expect(forSelected).toContainText('1 selected');
		await axe(page);
		await forSelected.getByRole('button', { name: 'Owners', exact: true }).click();
		await expect(page.getByRole('listbox', { name: 'Owners' })).toBeVisible();
		await axe(page);
		await page.keyboard.press('Escape');
		await forSelected.getByRole('button', { name: 'Dispatch' }).click();
		await expect(page.getByRole('dialog', { name: /^Dispatch/ })).toBeVisible();
		await axe(page);
	});
}
