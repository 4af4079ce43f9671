import { details, openBoard, report, retitle, row, saved } from './support/board.ts';
import { expect, test } from './support/fixtures.ts';

test('a leader seals the day; the others are told, go to the new board, and the old one is read-only', async ({ someone }) => {
	const [member, leader] = [await someone('member1'), await someone('leader2')];
	const { number } = await report(member, '背街小巷路面积水', 'G25', '06042');
	await Promise.all([openBoard(member.page), openBoard(leader.page)]);
	const date = await member.page.locator('header time').getAttribute('datetime');
	await leader.page.getByRole('button', { name: '封存当日' }).click();
	await expect(leader.page.getByRole('dialog')).toContainText('封存后当日看板只读');
	await leader.page.getByRole('dialog').getByRole('button', { name: '封存当日' }).click();

	await expect(member.page.getByText('这一天的看板已封存')).toBeVisible();
	await expect(row(member.page, number).locator('button.title')).toBeDisabled();
	await member.page.getByRole('button', { name: '去新的看板' }).click();
	await expect(member.page.locator('header time')).not.toHaveAttribute('datetime', date ?? '');
	await saved(member.page);
	await expect(row(member.page, number)).toBeVisible();
	await expect(row(member.page, number).locator('button.title')).toBeEnabled();

	await member.page.getByRole('link', { name: '前一天' }).click();
	await expect(member.page).toHaveURL(new RegExp(`/days/${date}$`));
	await expect(member.page.getByText('已封存，只读')).toBeVisible();
	const old = await details(member.page, number);
	await expect(old.locator('footer')).toContainText('已封存：这里是当时的情况');
	await expect(old.locator(':is(input, select, textarea, [contenteditable=true], [data-edit], [data-command])')).toHaveCount(0);
	// Nothing that could be done is offered: no undo, no box to select by.
	await expect(member.page.getByRole('button', { name: /撤销/ })).toHaveCount(0);
	await expect(member.page.locator('[data-select]')).toHaveCount(0);
	await old.getByRole('link', { name: '到这个问题的页面办理' }).click();
	await expect(member.page.getByRole('heading', { name: '背街小巷路面积水' })).toBeVisible();
});

test('an edit made offline across the seal is carried onto the new board, or said not to be applied (G16)', async ({ someone }) => {
	const [member, other, leader] = [await someone('member3'), await someone('member4'), await someone('leader2')];
	const kept = await report(member, '楼道堆放旧家具', 'G30', '06042');
	const lost = await report(member, '墙面有涂鸦', 'G31', '07001');
	await openBoard(member.page);
	await member.context.setOffline(true);
	await retitle(member.page, kept.number, '楼道堆放旧家具，已联系户主');
	await retitle(member.page, lost.number, '墙面有涂鸦，离线时改');
	await expect(member.page.locator('[data-save=offline]')).toHaveText('离线，2条待发');

	const date = await member.page.locator('header time').getAttribute('datetime');
	await leader.command('day.seal', { date });
	await openBoard(other.page);
	await retitle(other.page, lost.number, '墙面有涂鸦，封存后改');
	await saved(other.page);

	await member.context.setOffline(false);
	await saved(member.page);
	await expect(row(member.page, lost.number)).toContainText('您离线时的修改没有采用');
	await expect(member.page.getByText('您离线时的这些修改已转到新的看板')).toBeVisible();
	await expect(row(member.page, kept.number)).not.toContainText('已联系户主');
	await expect(row(other.page, kept.number)).toContainText('已联系户主');
	await expect(row(other.page, lost.number)).toContainText('封存后改');
	await member.page.getByRole('button', { name: '去新的看板' }).click();
	await expect(row(member.page, kept.number)).toContainText('已联系户主');
	await expect(row(member.page, lost.number)).toContainText('封存后改');
});

test('a day that has no board is said to have none', async ({ someone }) => {
	const { page } = await someone('member1');
	await page.goto('/t/huahu/days/2001-01-01');
	await expect(page.getByRole('heading', { name: '页面打不开' })).toBeVisible();
});
