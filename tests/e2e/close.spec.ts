import { details, field, openBoard, ownName, PHOTO_AFTER, report, row, saved } from './support/board.ts';
import { choose } from './support/editors.ts';
import { expect, test } from './support/fixtures.ts';

test('an issue is dispatched, fixed with a photo and closed by somebody who did not fix it', async ({ someone }) => {
	const [member, owner, supervisor] = [await someone('member1'), await someone('owner1'), await someone('supervisor1')];
	const { number } = await report(member, '楼道照明灯不亮', 'G17', '06042');
	await Promise.all([member, owner, supervisor].map(({ page }) => openBoard(page)));

	const plan = await details(member.page, number);
	await expect(plan.locator('[data-command="issue.dispatch"]')).toBeDisabled();
	await expect(plan.getByRole('button', { name: '先定责任人' })).toBeVisible();
	const name = await ownName(owner.page);
	await choose(plan, 'owner', name);
	await saved(member.page);
	await plan.locator('[data-command="issue.dispatch"]').click();

	const work = await details(owner.page, number);
	await work.locator('[data-command="issue.start"]').click();
	await work.locator('[data-command="issue.submitFix"]').click();
	await expect(work.locator('form').getByRole('button', { name: '提交整改' })).toBeDisabled();
	await work.locator('input[type=file]').setInputFiles(PHOTO_AFTER);
	await work.getByLabel('说明（可不填）').fill('已换灯泡');
	await work.locator('form').getByRole('button', { name: '提交整改' }).click();
	await expect(row(owner.page, number)).toContainText('待核查');

	const check = await details(supervisor.page, number);
	await check.locator('[data-command="issue.close"]').click();
	await check.locator('form').getByRole('button', { name: '核查通过，销号' }).click();
	for (const { page } of [member, owner, supervisor]) await expect(row(page, number)).toContainText('已销号');
	await expect(member.page.locator('[data-figure=openInstant]')).toHaveText('0');

	await member.page.goto(`/t/huahu/issues/${number}`);
	await expect(member.page.getByRole('button', { name: /看大图，整改后/ })).toBeVisible();
	const record = member.page.locator('.timeline');
	for (const words of ['派遣', '开始处置', '提交整改', '核查通过，销号']) await expect(record).toContainText(words);
	await expect(field(member.page, 'title').locator('button')).toHaveCount(0);
});

test('what is not right is returned with a reason, and may be reopened after closing', async ({ someone }) => {
	const [member, owner, supervisor] = [await someone('member1'), await someone('owner2'), await someone('supervisor1')];
	const { number } = await report(member, '河边有漂浮物', 'G18', '06042');
	await openBoard(member.page);
	await openBoard(owner.page);
	const name = await ownName(owner.page);
	const plan = await details(member.page, number);
	await choose(plan, 'owner', name);
	await saved(member.page);
	await plan.locator('[data-command="issue.dispatch"]').click();
	await expect(row(member.page, number).locator('.status').first()).toContainText('已派遣');
	const work = await details(owner.page, number);
	await work.locator('[data-command="issue.submitFix"]').click();
	await work.locator('input[type=file]').setInputFiles(PHOTO_AFTER);
	await work.locator('form').getByRole('button', { name: '提交整改' }).click();

	await openBoard(supervisor.page);
	const check = await details(supervisor.page, number);
	await check.locator('[data-command="issue.return"]').click();
	await expect(check.locator('form').getByRole('button', { name: '返工' })).toBeDisabled();
	await check.getByLabel('理由').fill('漂浮物还在');
	await check.locator('form').getByRole('button', { name: '返工' }).click();
	await expect(row(member.page, number).locator('.status').first()).toContainText('返工');

	await work.locator('[data-command="issue.submitFix"]').click();
	await work.locator('input[type=file]').setInputFiles(PHOTO_AFTER);
	await work.locator('form').getByRole('button', { name: '提交整改' }).click();
	await supervisor.page.goto(`/t/huahu/issues/${number}`);
	const { page } = supervisor;
	await page.locator('[data-command="issue.close"]').click();
	await page.locator('form').getByRole('button', { name: '核查通过，销号' }).click();
	await page.locator('[data-command="issue.reopen"]').click();
	await page.getByLabel('理由').fill('又漂来了');
	await page.locator('form').getByRole('button', { name: '重新打开' }).click();
	for (const words of ['理由：漂浮物还在', '理由：又漂来了']) await expect(page.locator('.timeline')).toContainText(words);
	await expect(row(member.page, number).locator('.status').first()).toContainText('已派遣');
});

test('who fixed an issue cannot close it', async ({ someone }) => {
	const [member, leader] = [await someone('member1'), await someone('leader1')];
	const { number } = await report(member, '井盖周边塌陷', 'G19', '06042');
	await openBoard(member.page);
	await openBoard(leader.page);
	const leaderName = await ownName(leader.page);
	const plan = await details(member.page, number);
	await choose(plan, 'owner', leaderName);
	await saved(member.page);
	await plan.locator('[data-command="issue.dispatch"]').click();
	const work = await details(leader.page, number);
	await work.locator('[data-command="issue.submitFix"]').click();
	await work.locator('input[type=file]').setInputFiles(PHOTO_AFTER);
	await work.locator('form').getByRole('button', { name: '提交整改' }).click();
	await expect(row(leader.page, number)).toContainText('待核查');
	await expect(work.locator('[data-command="issue.close"]')).toBeDisabled();
	await expect(work.getByRole('group', { name: /的办理$/ })).toContainText('您参与了整改，要由别人来核查。');
});

test('a join is undone from the page of the issue that was joined', async ({ someone }) => {
	const member = await someone('member2');
	const first = await report(member, '围挡公益广告破损', 'G20', '06042');
	const second = await report(member, '垃圾中转站有异味', 'G21', '06012');
	await member.command('issue.join', { issue: second.issue, into: first.issue });
	await member.page.goto(`/t/huahu/issues/${second.number}`);
	await expect(member.page.getByText('已并入').first()).toBeVisible();
	await member.page.getByRole('button', { name: '撤销并入' }).click();
	const task = member.page.getByRole('region', { name: '撤销并入' });
	await expect(task.getByRole('table')).toContainText('垃圾中转站有异味');
	await expect(task).toContainText('带回1条发现');
	await task.locator('[data-split]').click();
	await expect(task).toHaveCount(0);
	await expect(member.page.getByRole('button', { name: '撤销并入' })).toHaveCount(0);
	await openBoard(member.page);
	await expect(row(member.page, second.number)).toBeVisible();
});
