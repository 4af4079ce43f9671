import { details, issueNumber, openBoard, PHOTO, report, row } from './support/board.ts';
import { expect, PHONE, test } from './support/fixtures.ts';

test('a finding pushed from a phone is on the member’s board a moment later, its duplicate on the same row', async ({ someone }) => {
	const [checker, other, member] = [
		await someone('checker1', { viewport: PHONE, hasTouch: true }),
		await someone('checker2', { viewport: PHONE, hasTouch: true }),
		await someone('member1')
	];
	await openBoard(member.page);
	const text = '垃圾桶旁垃圾没及时清理';
	for (const { page } of [checker, other]) {
		await page.goto('/t/huahu/report');
		await page.locator('input[type=file]').setInputFiles(PHOTO);
		await page.getByLabel('点位').selectOption('G02');
		await page.getByLabel('发现了什么').fill(text);
		await page.getByRole('button', { name: '报送' }).click();
		await expect(page.locator('[data-report=delivered]')).toBeVisible();
	}
	await expect(checker.page.locator('[data-report]')).toContainText('已送达，立为');
	await expect(other.page.locator('[data-report]')).toContainText('已送达，已并入');
	const shown = member.page.locator('[data-issue]').filter({ hasText: text });
	await expect(shown).toHaveCount(1);
	await expect(shown).toContainText('×2');
	await expect(shown.locator('img')).toBeVisible();
});

test('what was typed without a signal waits on the phone, also over a reload, and is sent once there is one (G15)', async ({ someone }) => {
	const checker = await someone('checker3', { viewport: PHONE });
	const member = await someone('member1');
	await openBoard(member.page);
	const { page, context } = checker;
	await page.goto('/t/huahu/report');
	await page.getByLabel('点位').selectOption('G03');
	await page.getByLabel('发现了什么').fill('楼道堆放杂物');
	await context.setOffline(true);
	await page.getByRole('button', { name: '报送' }).click();
	await expect(page.locator('[data-report=waiting]')).toContainText('待发，有信号就自动送出');
	await expect(page.getByText('待发 1条')).toBeVisible();
	await context.setOffline(false);
	await page.reload();
	await expect(page.locator('[data-report=delivered]')).toContainText('已送达');
	await expect(member.page.locator('[data-issue]').filter({ hasText: '楼道堆放杂物' })).toHaveCount(1);
});

test('what is chosen and typed before the page has come alive is kept', async ({ someone }) => {
	const { page } = await someone('checker1', { viewport: PHONE });
	const scripts = Promise.withResolvers<void>();
	await page.route('**/*.js', (route) => scripts.promise.then(() => route.continue()));
	const opened = page.goto('/t/huahu/report');
	await page.getByLabel('点位').selectOption('G06');
	await page.getByLabel('类别').selectOption('06012');
	await page.getByLabel('发现了什么').fill('沟边有落叶');
	await page.locator('input[type=file]').setInputFiles(PHOTO);
	scripts.resolve();
	await opened;
	await expect(page.getByLabel('点位')).toHaveValue('G06');
	await expect(page.getByLabel('类别')).toHaveValue('06012');
	await expect(page.getByLabel('发现了什么')).toHaveValue('沟边有落叶');
	await expect(page.getByRole('img', { name: '第1张照片' })).toBeVisible();
});

test('a finding reported after the session has ended is kept, and sent after signing in again', async ({ someone, server }) => {
	const { page, context } = await someone('checker2', { viewport: PHONE });
	await page.goto('/t/huahu/report');
	await context.request.post('/api/auth/sign-out', { headers: { origin: server.origin }, data: {} });
	await page.locator('input[type=file]').setInputFiles(PHOTO);
	await page.getByLabel('点位').selectOption('G34');
	await page.getByLabel('发现了什么').fill('垃圾桶满溢');
	await page.getByRole('button', { name: '报送' }).click();
	await expect(page.getByText('登录已失效，待发的问题都还在。')).toBeVisible();
	await page.getByLabel('密码').fill('noonboard-demo');
	await page.getByRole('button', { name: '登录' }).click();
	await expect(page.locator('[data-report=delivered]')).toBeVisible();
});

test('a file that is no photo is refused in a plain sentence', async ({ someone }) => {
	const { page } = await someone('checker2', { viewport: PHONE });
	await page.goto('/t/huahu/report');
	await page.locator('input[type=file]').setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<svg/>') });
	await page.getByLabel('点位').selectOption('G35');
	await page.getByRole('button', { name: '报送' }).click();
	await expect(page.locator('[data-report=refused]')).toContainText('这个文件不是照片。');
	await page.getByRole('button', { name: '移除', exact: true }).click();
	await expect(page.locator('[data-report=refused]')).toHaveCount(0);
});

test('a finding that the engines are unsure of waits in the tray until a member puts it into a lane', async ({ someone }) => {
	const [checker, member] = [await someone('checker4'), await someone('member2')];
	const vague = await checker.command('finding.report', { place: 'G04', text: '这里不太好', capturedAt: new Date().toISOString() });
	await openBoard(member.page);
	const tray = member.page.getByRole('region', { name: '待研判' });
	const card = tray.locator('li').filter({ hasText: '这里不太好' });
	await card.getByRole('button', { name: '协调解决' }).click();
	await expect(card).toHaveCount(0);
	await expect(member.page.locator('[data-lane=coordination]').locator(row(member.page, vague.number as number))).toBeVisible();
});

test('a suspected duplicate is shown with its reasons and joined by one button', async ({ someone }) => {
	const [checker, member] = [await someone('checker4'), await someone('member2')];
	const at = (text: string, lat: number) => ({
		...{ place: 'G05', text, position: { lat, lon: 115.015188, accuracy: 8 } },
		capturedAt: new Date().toISOString()
	});
	const first = await checker.command('finding.report', at('水果店跨门槛经营', 30.236064));
	await openBoard(member.page);
	const second = await checker.command('finding.report', at('早餐店跨门槛经营', 30.236208));
	expect(second.outcome).toBe('suggested');
	const card = row(member.page, second.number as number);
	await expect(card).toContainText(`疑似与${issueNumber(first.number as number)}相同（`);
	await card.getByRole('button', { name: `并入 ${issueNumber(first.number as number)}` }).click();
	await expect(row(member.page, first.number as number)).toContainText('×2');
	await expect(card).toHaveCount(0);
});

test('an issue is joined to one that a person chooses', async ({ someone }) => {
	const [checker, member] = [await someone('checker4'), await someone('member2')];
	const first = await report(checker, '绿化带有塑料袋', 'G29', '06013');
	const second = await report(checker, '树下有烟头', 'G30', '06012');
	await openBoard(member.page);
	const card = await details(member.page, second.number);
	await card.getByRole('button', { name: '并入', exact: true }).click();
	await card.getByLabel('并入哪个问题').selectOption(first.issue);
	await card.locator('form').getByRole('button', { name: '并入' }).click();
	await expect(row(member.page, first.number)).toContainText('×2');
	await expect(row(member.page, second.number)).toHaveCount(0);
});
