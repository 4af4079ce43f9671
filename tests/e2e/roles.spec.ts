import { details, field, openBoard, report, saved, sheet } from './support/board.ts';
import { choose } from './support/editors.ts';
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

test('a supervisor brings a deadline forward, and a later one is explained and not sent', async ({ someone }) => {
	const [member, supervisor] = [await someone('member1'), await someone('supervisor1')];
	const { number } = await report(member, '非机动车乱停放', 'G14', '09010');
	await openBoard(supervisor.page);
	const due = field(await details(supervisor.page, number), 'due');
	const input = due.locator('input');
	const begin = () => due.getByRole('button', { name: /^时限/ }).click();
	await begin();
	const before = await input.inputValue();
	await input.fill('2099-01-01T12:00');
	await supervisor.page.keyboard.press('Enter');
	await expect(due.getByRole('alert')).toHaveText('督导组只能把时限提前。');
	await begin();
	await expect(input).toHaveValue(before);
	const earlier = new Date(Date.parse(`${before}Z`) - 60_000).toISOString().slice(0, 16);
	await input.fill(earlier);
	await supervisor.page.keyboard.press('Enter');
	await saved(supervisor.page);
	await expect(due.getByRole('alert')).toHaveCount(0);
	await begin();
	await expect(input).toHaveValue(earlier);
});

test('an edit that gets past the disabled control is put back by the server and explained (G4)', async ({ someone }) => {
	const [member, supervisor] = [await someone('member2'), await someone('supervisor2')];
	const { number } = await report(member, '消防通道堵塞', 'G15', '06042');
	await Promise.all([openBoard(member.page), openBoard(supervisor.page)]);
	await details(member.page, number);
	await choose(sheet(member.page), 'owner', '责任人01号');
	const owners = field(await details(supervisor.page, number), 'owner');
	const remove = owners.locator('.member button');
	await expect(remove).toBeDisabled();
	await remove.evaluate((button: HTMLButtonElement) => {
		button.disabled = false;
		button.click();
	});
	await expect(owners.getByRole('alert')).toHaveText('督导组可以添加责任人，不能移除。');
	await expect(owners.locator('.chip')).toHaveCount(1);
	await saved(supervisor.page);
	await expect(field(sheet(member.page), 'owner').locator('.chip')).toHaveCount(1);
});

test('a liaison sees the own department’s issues, without a document', async ({ someone }) => {
	const [member, liaison] = [await someone('member1'), await someone('liaison1')];
	await report(member, '单元门口垃圾袋', 'G16', '06042');
	await liaison.page.goto('/t/huahu');
	await expect(liaison.page.getByRole('heading', { name: '协调解决' })).toBeVisible();
	await expect(liaison.page.getByText('单元门口垃圾袋')).toHaveCount(0);
	await expect(liaison.page.locator('[data-save]')).toHaveCount(0);
});
