import { issueNumber, openBoard, report, retitle, row, saved } from './support/board.ts';
import { expect, test } from './support/fixtures.ts';
import { openIssue } from './support/issue.ts';

test('pages stay usable while the server is killed, and deliver what was edited meanwhile (G1, G2)', async ({ someone, server }) => {
	const [a, b] = [await someone('member1'), await someone('member2')];
	const { number } = await report(a, '菜市场地面油污', 'G22', '06012');
	await Promise.all([openBoard(a.page), openBoard(b.page)]);
	await retitle(a.page, number, '菜市场地面油污，在处理');
	await saved(a.page);

	await server.kill();
	await expect(a.page.locator('[data-save=offline]')).toBeVisible();
	await retitle(a.page, number, '菜市场地面油污，摊位已通知');
	await expect(a.page.locator('[data-save=offline]')).toHaveText('离线，1条待发');
	await server.start();

	await Promise.all([saved(a.page), saved(b.page)]);
	await expect(row(b.page, number)).toContainText('摊位已通知');
	await b.page.reload();
	await saved(b.page);
	await expect(row(b.page, number)).toContainText('摊位已通知');
	const after = await report(a, '重启后的新发现', 'G23', '06042');
	await expect(row(b.page, after.number)).toBeVisible();
});

test('nothing that waits to be saved is left behind on the way to another page while the server is away', async ({ someone, server }) => {
	const member = await someone('member3');
	const { number } = await report(member, '花坛里有烟头', 'G25', '06012');
	await openBoard(member.page);
	await server.kill();
	await expect(member.page.locator('[data-save=offline]')).toBeVisible();
	await retitle(member.page, number, '花坛里有烟头，已约保洁');
	await member.page.locator('#content').getByRole('link', { name: '报问题' }).click();
	await expect(member.page.getByText('您的修改都还在本页')).toBeVisible();
	await expect(row(member.page, number)).toContainText('已约保洁');

	await server.start();
	await saved(member.page);
	await expect(member.page.getByText('您的修改都还在本页')).toHaveCount(0);
	await row(member.page, number).getByRole('link', { name: issueNumber(number) }).click();
	await expect(member.page.getByRole('heading', { name: '花坛里有烟头，已约保洁' })).toBeVisible();
});

test('the page of an issue stays, with the form being filled in, while the server is away', async ({ someone, server }) => {
	const member = await someone('member5');
	const { number } = await report(member, '楼顶晾晒被褥', 'G26', '06042');
	const { page } = member;
	await openIssue(page, number);
	await page.getByRole('button', { name: '更多' }).click();
	await page.locator('[data-command="issue.park"]').click();
	await page.getByLabel('理由').fill('待产权单位答复');

	await server.kill();
	await expect(page.locator('[data-save=offline]')).toBeVisible();
	const title = page.getByRole('article').getByRole('heading', { level: 2 });
	await title.getByRole('button').click();
	await title.getByRole('textbox').fill('楼顶晾晒被褥、堆放纸箱');
	await title.getByRole('textbox').press('Enter');
	await expect(page.locator('[data-save=offline]')).toHaveText('离线，1条待发');
	// Longer than the page waits before it reads the issue afresh.
	await page.waitForTimeout(1_000);
	await server.start();

	await saved(page);
	await expect(page.getByLabel('理由')).toHaveValue('待产权单位答复');
	await expect(page.locator('.record')).toContainText('堆放纸箱');
});

test('a session that was ended elsewhere asks for the password on the page, and keeps what was edited (G8)', async ({ someone, server }) => {
	const member = await someone('member4');
	const { number } = await report(member, '店外摆放桌椅', 'G24', '06042');
	await openBoard(member.page);
	await member.context.request.post('/api/auth/sign-out', { headers: { origin: server.origin }, data: {} });
	await expect(member.page.getByText('登录已失效')).toBeVisible();
	await retitle(member.page, number, '店外摆放桌椅，已劝离');
	await expect(member.page.getByText('1条修改还没有保存')).toBeVisible();
	await member.page.getByLabel('密码').fill('noonboard-demo');
	await member.page.getByRole('button', { name: '登录' }).click();
	await saved(member.page);
	await expect(row(member.page, number)).toContainText('已劝离');
});
