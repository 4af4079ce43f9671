import { details, field, openBoard, report, saved, sheet } from './support/board.ts';
import { choose, closed, edit, editor, option } from './support/editors.ts';
import { expect, test } from './support/fixtures.ts';

test('a viewer sees everything and every control is disabled, with the reason', async ({ someone }) => {
	const [member, viewer] = [await someone('member1'), await someone('viewer1')];
	const { number } = await report(member, '宣传栏破损', 'G13', '06042');
	await openBoard(viewer.page);
	const found = await details(viewer.page, number);
	await expect(found.getByRole('heading', { name: '安排' })).toContainText('您的角色不能改这一项。');
	await expect(found.locator(':is(input, select, textarea)')).toHaveCount(0);
	for (const command of await found.locator('[data-command]').all()) await expect(command).toBeDisabled();
	await expect(found.getByRole('heading', { level: 2 }).getByTitle('您的角色不能改这一项。')).toBeVisible();
	await found.getByRole('button', { name: '更多' }).click();
	await expect(found.locator('[data-command]').first()).toContainText('您的角色不能做这一步。');
	await expect(viewer.page.getByRole('link', { name: '报问题' })).toHaveCount(0);
});

test('a supervisor brings a deadline forward, and is told why it may not be put off', async ({ someone }) => {
	const [member, supervisor] = [await someone('member1'), await someone('supervisor1')];
	const { number } = await report(member, '非机动车乱停放', 'G14', '09010');
	await openBoard(member.page);
	await (await edit(member.page, number, 'due')).getByRole('button', { name: '明天18:00' }).click();
	await saved(member.page);
	await openBoard(supervisor.page);
	const due = field(await details(supervisor.page, number), 'due');
	await due.getByRole('button', { name: /^时限/ }).click();
	const opened = editor(supervisor.page, 'due');
	await expect(opened).toContainText('督导组只能把时限提前。');
	await opened.getByRole('textbox', { name: '时刻' }).fill('19:00');
	await expect(opened.getByText('晚于可选的时间。').first()).toBeAttached();
	await opened.getByRole('textbox', { name: '时刻' }).fill('9:30');
	await supervisor.page.keyboard.press('Enter');
	await closed(supervisor.page);
	await expect(due.getByRole('button', { name: /^时限/ })).toContainText('09:30');
	await saved(supervisor.page);
});

test('a supervisor adds an owner in the sheet, and is told there why nobody can be taken away', async ({ someone }) => {
	const [member, supervisor] = [await someone('member2'), await someone('supervisor2')];
	const { number } = await report(member, '消防通道堵塞', 'G15', '06042');
	await Promise.all([openBoard(member.page), openBoard(supervisor.page)]);
	await details(member.page, number);
	await choose(sheet(member.page), 'owner', '责任人01号');
	const owners = field(await details(supervisor.page, number), 'owner');
	await owners.getByRole('button', { name: /^责任人/ }).click();
	const named = option(editor(supervisor.page, 'owner'), /责任人01号/);
	await expect(named).toHaveAttribute('aria-disabled', 'true');
	await expect(named).toContainText('督导组可以添加责任人，不能移除。');
	await named.click({ force: true });
	await option(editor(supervisor.page, 'owner'), '责任人02号').click();
	await supervisor.page.keyboard.press('Escape');
	await closed(supervisor.page);
	await saved(supervisor.page);
	await expect(field(sheet(member.page), 'owner').locator('.chip')).toHaveCount(2);
});

test('a liaison sees the own department’s issues, without a document', async ({ someone }) => {
	const [member, liaison] = [await someone('member1'), await someone('liaison1')];
	await report(member, '单元门口垃圾袋', 'G16', '06042');
	await liaison.page.goto('/t/huahu');
	await expect(liaison.page.getByRole('heading', { name: '协调解决' })).toBeVisible();
	await expect(liaison.page.getByText('单元门口垃圾袋')).toHaveCount(0);
	await expect(liaison.page.locator('[data-save]')).toHaveCount(0);
});
