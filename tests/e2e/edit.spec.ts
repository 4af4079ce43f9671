import { details, field, openBoard, report, retitle, row, saved, sheet } from './support/board.ts';
import { choose, editor } from './support/editors.ts';
import { expect, test } from './support/fixtures.ts';

test('two members who edit different fields of an issue at once both succeed', async ({ someone }) => {
	const [a, b] = [await someone('member1'), await someone('member2')];
	const { number } = await report(a, '单元门口堆放建筑垃圾', 'G07', '06011');
	await Promise.all([openBoard(a.page), openBoard(b.page)]);
	await Promise.all([details(a.page, number), details(b.page, number)]);
	await Promise.all([
		choose(sheet(a.page), 'department', '社区居委会'),
		choose(sheet(b.page), 'campaign', '卫生死角')
	]);
	for (const { page } of [a, b]) {
		await saved(page);
		await expect(field(sheet(page), 'department').locator('.values')).toHaveText('社区居委会');
		await expect(field(sheet(page), 'campaign').locator('.values')).toHaveText('卫生死角');
	}
});

test('two members who edit the same field at once see the same value in the end (G3)', async ({ someone }) => {
	const [a, b] = [await someone('member1'), await someone('member2')];
	const { number } = await report(a, '花坛里有烟头', 'G08', '06012');
	await Promise.all([openBoard(a.page), openBoard(b.page)]);
	await Promise.all([retitle(a.page, number, '花坛烟头较多'), retitle(b.page, number, '花坛内烟头未清')]);
	await Promise.all([saved(a.page), saved(b.page)]);
	await expect(async () => {
		const titles = await Promise.all([a, b].map(({ page }) => row(page, number).locator('button.title').textContent()));
		expect(titles[0]?.trim()).toMatch(/^花坛(烟头较多|内烟头未清)$/);
		expect(titles[0]).toBe(titles[1]);
	}).toPass();
});

test('two members who each add an owner both succeed', async ({ someone }) => {
	const [a, b] = [await someone('member1'), await someone('member2')];
	const { number } = await report(a, '墙上有小广告', 'G09', '07001');
	await Promise.all([openBoard(a.page), openBoard(b.page)]);
	await Promise.all([details(a.page, number), details(b.page, number)]);
	await Promise.all([
		choose(sheet(a.page), 'owner', '责任人01号'),
		choose(sheet(b.page), 'owner', '责任人02号')
	]);
	for (const { page } of [a, b]) await expect(field(sheet(page), 'owner').locator('.chip')).toHaveCount(2);
});

test('an edit made offline is counted as waiting and arrives once there is a connection again', async ({ someone }) => {
	const [a, b] = [await someone('member3'), await someone('member4')];
	const { number } = await report(a, '水沟盖板松动', 'G10', '06042');
	await Promise.all([openBoard(a.page), openBoard(b.page)]);
	await a.context.setOffline(true);
	await expect(a.page.locator('[data-save=offline]')).toHaveText('离线');
	await retitle(a.page, number, '水沟盖板松动，有绊倒危险');
	await expect(a.page.locator('[data-save=offline]')).toHaveText('离线，1条待发');
	await expect(row(b.page, number)).not.toContainText('有绊倒危险');
	await a.context.setOffline(false);
	await saved(a.page);
	await expect(row(b.page, number)).toContainText('有绊倒危险');
});

test('somebody else’s cursor shows on the very field, with the name', async ({ someone }) => {
	const [a, b] = [await someone('member5'), await someone('member6')];
	const { number } = await report(a, '公厕地面脏', 'G11', '06012');
	await Promise.all([openBoard(a.page), openBoard(b.page)]);
	await expect(a.page.getByText('2人在场')).toBeVisible();
	await details(a.page, number);
	await field(sheet(a.page), 'due').getByRole('button', { name: /^时限/ }).click();
	await expect(editor(a.page, 'due')).toBeVisible();
	await expect(row(b.page, number)).toContainText('专班5号正在改时限');
	await details(b.page, number);
	await expect(field(sheet(b.page), 'due').locator('.who')).toHaveText('专班5号');
	await a.page.keyboard.press('Escape');
	await field(sheet(a.page), 'title').getByRole('button').click();
	await expect(field(sheet(b.page), 'due').locator('.who')).toHaveCount(0);
});

test('an edit that lost its ground while offline is put back and explained', async ({ someone }) => {
	const [a, leader] = [await someone('member3'), await someone('leader1')];
	const { number, issue } = await report(a, '垃圾箱满溢', 'G12', '06042');
	await openBoard(a.page);
	await details(a.page, number);
	await a.context.setOffline(true);
	await field(sheet(a.page), 'title').getByRole('button').click();
	await field(sheet(a.page), 'title').getByRole('textbox').fill('垃圾箱满溢，已两天');
	await a.page.keyboard.press('Enter');
	await expect(a.page.locator('[data-save=offline]')).toHaveText('离线，1条待发');
	await leader.command('issue.void', { issue, reason: '不属本街道' });
	await a.context.setOffline(false);
	await saved(a.page);
	await expect(a.page.getByText('问题的修改没有采用。问题已销号、注销或并入，不能再改。')).toBeVisible();
	await a.page.goto(`/t/huahu/issues/${number}`);
	await expect(a.page.getByRole('heading', { level: 2 })).toContainText('垃圾箱满溢');
	await expect(a.page.getByRole('heading', { level: 2 })).not.toContainText('已两天');
	await expect(a.page.locator('.timeline')).toContainText('注销');
});

test('an issue is moved up and down in its group', async ({ someone }) => {
	const a = await someone('member1');
	const first = await report(a, '路边有建筑垃圾', 'G32', '06011');
	const second = await report(a, '楼前垃圾成堆', 'G33', '06010');
	await openBoard(a.page);
	const order = () => a.page.locator('[data-lane=instant] [data-issue]').evaluateAll((rows) => rows.map((found) => Number(found.getAttribute('data-issue'))));
	const before = await order();
	expect(before.indexOf(first.number)).toBeLessThan(before.indexOf(second.number));
	await row(a.page, second.number).focus();
	while ((await order()).indexOf(second.number) > (await order()).indexOf(first.number)) {
		await a.page.keyboard.press('Alt+ArrowUp');
	}
	await saved(a.page);
	await a.page.reload();
	await saved(a.page);
	const after = await order();
	expect(after.indexOf(second.number)).toBeLessThan(after.indexOf(first.number));
});
