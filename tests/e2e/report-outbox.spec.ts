import type { Page } from '@playwright/test';
import { DEMO_PASSWORD } from '#server/auth/passwords.ts';
import { issueNumber, openBoard, PHOTO } from './support/board.ts';
import { expect, PHONE, type Someone, test } from './support/fixtures.ts';
import { camera, choosePlace, mine, openReport, sendButton, words, write } from './support/report-form.ts';

const PHONE_OF_CHECKER = { viewport: PHONE, hasTouch: true };

interface Listed {
	number: number;
	title: string;
	findingCount: number;
}

/** What the server has, by words. */
async function issuesNamed({ context }: Someone, titles: readonly string[]): Promise<Listed[]> {
	const response = await context.request.get('/api/v1/task-forces/huahu/boards/today');
	const { issues } = (await response.json()) as { issues: Listed[] };
	return issues.filter(({ title }) => titles.includes(title)).sort((a, b) => a.number - b.number);
}

/** The page comes, and then nothing else: a signal that carries no more. */
async function openCutOff({ context }: Someone): Promise<Page> {
	const page = await context.newPage();
	await page.route('**/api/**', (route) => route.abort());
	await page.goto('/t/huahu/report');
	return page;
}

test('findings made without a signal outlive the page and are delivered once, in order, with what became of them (G15)', async ({ someone }) => {
	const [checker, other, member] = [await someone('checker3', PHONE_OF_CHECKER), await someone('checker4'), await someone('member1')];
	const at = { place: 'G13', text: '电动车飞线充电', capturedAt: new Date().toISOString() };
	const known = await other.command('finding.report', at);
	await openBoard(member.page);
	const { page, context } = checker;
	await openReport(page);
	await choosePlace(page, '天方第一网格');
	await context.setOffline(true);
	await expect(page.locator('[data-line=down]')).toContainText('离线');
	const texts = ['楼道堆放旧沙发', '绿化带里有碎砖', '电动车飞线充电'];
	for (const text of texts) {
		if (text === texts[0]) await camera(page).setInputFiles(PHOTO);
		await words(page).fill(text);
		await expect(page.locator('.proposal')).toContainText('现在没有信号');
		await expect(sendButton(page)).toHaveText('存好待发');
		await sendButton(page).click();
		await expect(mine(page, text)).toHaveAttribute('data-report', 'waiting');
	}
	await expect(page.locator('.bar')).toContainText(/待发\s3条/);
	await expect(page.locator('.bar')).toContainText('有信号就自动送出');
	await page.close();
	await context.setOffline(false);

	const cutOff = await openCutOff(checker);
	await expect(cutOff.locator('[data-report=waiting]')).toHaveCount(3);
	await expect(mine(cutOff, texts[0]!).locator('img')).toBeVisible();
	await cutOff.close();
	expect(await issuesNamed(member, texts.slice(0, 2))).toEqual([]);

	const later = await context.newPage();
	await later.goto('/t/huahu/report');
	await expect(later.locator('[data-report=delivered]')).toHaveCount(3);
	await expect(later.locator('.bar')).toContainText('全部送达');
	await expect(mine(later, texts[2]!)).toContainText(`已并入${issueNumber(known.number as number)}`);
	const told = await issuesNamed(member, texts);
	expect(told.map(({ title }) => title)).toEqual(['电动车飞线充电', '楼道堆放旧沙发', '绿化带里有碎砖']);
	expect(told.map(({ findingCount }) => findingCount)).toEqual([2, 1, 1]);
	for (const { title, number } of told.slice(1)) await expect(mine(later, title)).toContainText(`立为${issueNumber(number)}`);
	await expect(member.page.locator('[data-issue]').filter({ hasText: texts[0]! }).locator('img')).toBeVisible();

	await later.reload();
	await expect(later.locator('[data-report=delivered]')).toHaveCount(3);
	expect(await issuesNamed(member, texts)).toEqual(told);
});

test('a finding that waits is changed or removed by its author, who first says so twice', async ({ someone }) => {
	const checker = await someone('checker1', PHONE_OF_CHECKER);
	const { page, context } = checker;
	await openReport(page);
	await choosePlace(page, '天方第二网格');
	await context.setOffline(true);
	for (const text of ['台阶缺一块砖', '扶手松动']) await write(page, '天方第二网格', text);
	await page.getByRole('button', { name: '移除“扶手松动”' }).click();
	await page.getByRole('button', { name: '留着' }).click();
	await page.getByRole('button', { name: '移除“扶手松动”' }).click();
	await page.getByRole('button', { name: '确定移除' }).click();
	await expect(mine(page, '扶手松动')).toHaveCount(0);
	await words(page).fill('下一条刚开头');
	await page.getByRole('button', { name: '修改“台阶缺一块砖”' }).click();
	await expect(words(page)).toHaveValue('台阶缺一块砖');
	await words(page).fill('台阶缺两块砖');
	await sendButton(page).click();
	await expect(mine(page, '台阶缺两块砖')).toHaveAttribute('data-report', 'waiting');
	await expect(words(page)).toHaveValue('下一条刚开头');
	await context.setOffline(false);
	await expect(mine(page, '台阶缺两块砖')).toHaveAttribute('data-report', 'delivered');
	const told = await issuesNamed(checker, ['台阶缺一块砖', '台阶缺两块砖', '扶手松动']);
	expect(told.map(({ title }) => title)).toEqual(['台阶缺两块砖']);
});

test('a finding that is refused says why, and is sent once it is mended', async ({ someone }) => {
	const checker = await someone('checker2', PHONE_OF_CHECKER);
	const { page } = checker;
	await openReport(page);
	// A picture that the browser can show and the server's stricter eye cannot.
	await page.route('**/api/v1/photos/*', (route) =>
		route.fulfill({ status: 415, contentType: 'application/problem+json', body: JSON.stringify({ code: 'not_an_image', status: 415 }) })
	);
	await camera(page).setInputFiles(PHOTO);
	await write(page, '天方第三网格', '雨棚破损');
	const refused = mine(page, '雨棚破损');
	await expect(refused).toHaveAttribute('data-report', 'refused');
	await expect(refused).toContainText('没有收下');
	await expect(refused).toContainText('这个文件不是照片。');
	await page.unroute('**/api/v1/photos/*');
	await page.getByRole('button', { name: '修改“雨棚破损”' }).click();
	await page.getByRole('button', { name: '去掉第1张照片' }).click();
	await expect(sendButton(page)).toHaveText('改好，报送');
	await sendButton(page).click();
	await expect(page.locator('[data-report]')).toHaveCount(1);
	await expect(refused).toHaveAttribute('data-report', 'delivered');
	expect(await issuesNamed(checker, ['雨棚破损'])).toHaveLength(1);
});

test('a session that ended without a signal keeps what waits, and sends it after signing in again', async ({ someone, server }) => {
	const { page, context } = await someone('checker2', PHONE_OF_CHECKER);
	await openReport(page);
	await choosePlace(page, '天方第四网格');
	await context.setOffline(true);
	await write(page, '天方第四网格', '垃圾桶满溢');
	await expect(mine(page, '垃圾桶满溢')).toHaveAttribute('data-report', 'waiting');
	// The session ends elsewhere: the browser's own requests know of no signal yet.
	await context.request.post(`${server.origin}/api/auth/sign-out`, { headers: { origin: server.origin }, data: {} });
	await context.setOffline(false);
	await expect(page.getByText('登录已失效，待发的问题都还在。')).toBeVisible();
	await expect(mine(page, '垃圾桶满溢')).toHaveAttribute('data-report', 'waiting');
	await page.getByLabel('密码').fill(DEMO_PASSWORD);
	await page.getByRole('button', { name: '登录' }).click();
	await expect(mine(page, '垃圾桶满溢')).toHaveAttribute('data-report', 'delivered');
	await expect(page.getByText('登录已失效')).toHaveCount(0);
});

test('what one person has found is not sent in the name of another who holds the phone', async ({ someone, server }) => {
	const { page, context } = await someone('checker1', PHONE_OF_CHECKER);
	await openReport(page);
	await choosePlace(page, '天方第五网格');
	await context.setOffline(true);
	await write(page, '天方第五网格', '店门口有积水');
	const signIn = (username: string) =>
		context.request.post(`${server.origin}/api/auth/sign-in/username`, { headers: { origin: server.origin }, data: { username, password: DEMO_PASSWORD } });
	await signIn('checker4');
	await context.setOffline(false);
	await expect(page.getByText('现在登录的是别人。')).toBeVisible();
	await page.reload();
	await expect(page.locator('footer')).toContainText('检查组4号');
	await expect(page.locator('[data-report]')).toHaveCount(0);
	await signIn('checker1');
	await page.reload();
	await expect(mine(page, '店门口有积水')).toHaveAttribute('data-report', 'delivered');
});
