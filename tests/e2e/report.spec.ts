import { issueNumber, openBoard, PHOTO, row } from './support/board.ts';
import { expect, PHONE, test } from './support/fixtures.ts';
import { camera, choosePlace, mine, openReport, place, sendButton, words, write } from './support/report-form.ts';

const PHONE_OF_CHECKER = { viewport: PHONE, hasTouch: true };

test('a finding sent from a phone is on the member’s board a moment later, its duplicate on the same row', async ({ someone }) => {
	const [checker, other, member] = [
		await someone('checker1', PHONE_OF_CHECKER),
		await someone('checker2', PHONE_OF_CHECKER),
		await someone('member1')
	];
	await openBoard(member.page);
	const text = '垃圾桶旁垃圾没及时清理';
	for (const { page } of [checker, other]) {
		await openReport(page);
		await camera(page).setInputFiles(PHOTO);
		await expect(page.getByRole('img', { name: '第1张照片' })).toBeVisible();
		await write(page, '天虹第二网格', text);
		await expect(page.locator('[data-report=delivered]')).toBeVisible();
	}
	await expect(mine(checker.page, text)).toContainText('已送达');
	await expect(mine(checker.page, text)).toContainText('立行立改');
	await expect(mine(other.page, text)).toContainText('已并入');
	const shown = member.page.locator('[data-issue]').filter({ hasText: text });
	await expect(shown).toHaveCount(1);
	await expect(shown).toContainText('×2');
	await expect(shown.locator('img')).toBeVisible();
});

test('what it will become is said while it is written, and changes with the category', async ({ someone }) => {
	const { page } = await someone('checker1', PHONE_OF_CHECKER);
	await openReport(page);
	await choosePlace(page, '天虹第一网格');
	const proposal = page.locator('.proposal');
	await words(page).fill('垃圾桶旁垃圾没及时清理');
	await expect(proposal).toContainText('立行立改');
	await expect(proposal).toContainText('系统判断：垃圾清运不及时');
	await page.getByRole('button', { name: '改类别' }).click();
	const sheet = page.getByRole('dialog', { name: '选择类别' });
	await sheet.getByRole('searchbox').fill('河渠');
	await sheet.getByRole('button', { name: '河渠水面不洁 协调解决' }).click();
	await expect(proposal).toContainText('协调解决');
	await expect(proposal).not.toContainText('系统判断');
	const chips = page.getByRole('group', { name: '类别' });
	const chosen = chips.getByRole('button', { name: '河渠水面不洁' });
	await expect(chosen).toHaveAttribute('aria-pressed', 'true');
	await chosen.click();
	await expect(proposal).toContainText('立行立改');
});

test('the categories that somebody uses most come first', async ({ someone }) => {
	const { page } = await someone('checker3', PHONE_OF_CHECKER);
	await openReport(page);
	await choosePlace(page, '天虹第三网格');
	const chips = page.getByRole('group', { name: '类别' });
	await chips.getByRole('button', { name: '全部类别' }).click();
	await page.getByRole('dialog').getByRole('button', { name: /^路面场地积水/ }).click();
	await sendButton(page).click();
	await expect(page.locator('[data-report=delivered]')).toHaveCount(1);
	await expect(chips.getByRole('button').first()).toHaveText('路面场地积水');
	await page.reload();
	await expect(chips.getByRole('button').first()).toHaveText('路面场地积水');
});

for (const [answer, became] of [['是同一处', '已并入'], ['不是', '立为']] as const) {
	test(`a look-alike is shown beside it, and what its reporter says of it counts: ${answer}`, async ({ someone }) => {
		const [checker, other] = [await someone('checker1', PHONE_OF_CHECKER), await someone('checker4')];
		const at = answer === '不是' ? { code: 'G08', lon: 115.025585 } : { code: 'G09', lon: 115.029047 };
		const position = { lat: 30.232021, lon: at.lon, accuracy: 8 };
		const capturedAt = new Date().toISOString();
		const first = await other.command('finding.report', { place: at.code, text: '水果店跨门槛经营', position, capturedAt });
		const { page, context } = checker;
		await context.grantPermissions(['geolocation']);
		// Two doors on: GPS between buildings says as much of the same door.
		await context.setGeolocation({ latitude: position.lat + 0.000144, longitude: position.lon, accuracy: 8 });
		await openReport(page);
		await camera(page).setInputFiles(PHOTO);
		await expect(place(page)).toContainText('按定位推测');
		await words(page).fill('早餐店跨门槛经营');
		const number = issueNumber(first.number as number);
		const card = page.getByRole('region', { name: new RegExp(`与${number}相同`) });
		await expect(card).toContainText('水果店跨门槛经营');
		await expect(card).toContainText('检查组4号');
		await expect(card.getByRole('img', { name: '本次' })).toBeVisible();
		await card.getByRole('button', { name: answer }).click();
		if (answer === '是同一处') await expect(sendButton(page)).toHaveText(`报送，并入${number}`);
		else {
			await expect(page.getByText(`已标明不是${number}`)).toBeVisible();
			await expect(sendButton(page)).toHaveText('报送');
		}
		await sendButton(page).click();
		await expect(mine(page, '早餐店跨门槛经营')).toContainText(became);
		const told = mine(page, '早餐店跨门槛经营');
		if (answer === '是同一处') await expect(told).toContainText(`已并入${number}`);
		else await expect(told).not.toContainText(number);
	});
}

test('where it is is guessed from the position, then from the last finding, and is the reporter’s to change', async ({ someone }) => {
	const { page, context } = await someone('checker2', {
		...PHONE_OF_CHECKER,
		...{ geolocation: { latitude: 30.236064, longitude: 115.015188, accuracy: 12 }, permissions: ['geolocation'] }
	});
	await openReport(page);
	const where = place(page);
	await expect(where).toContainText('天虹第五网格');
	await expect(where).toContainText('按定位推测');
	await expect(where).toContainText('定位误差12米');
	await where.getByRole('button', { name: '是这里' }).click();
	await expect(where).not.toContainText('按定位推测');
	await choosePlace(page, '锁前第一网格');
	await expect(where).toContainText('请核对');
	await words(page).fill('电线杆有小广告');
	await sendButton(page).click();
	await expect(mine(page, '电线杆有小广告')).toContainText('锁前第一网格');
	// In the next yard nothing says where one is: it is where the last one was.
	await context.clearPermissions();
	await page.reload();
	await expect(where).toContainText('锁前第一网格');
	await expect(where).toContainText('沿用上一处');
	await where.getByRole('button', { name: '更改' }).click();
	await expect(page.getByRole('dialog').getByRole('heading', { name: '最近用过' })).toBeVisible();
	await page.getByRole('dialog').getByRole('searchbox').fill('没有这样的地方');
	await expect(page.getByRole('dialog')).toContainText('没有叫“没有这样的地方”的点位');
	// The first one empties the search, as everywhere.
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	await expect(where.getByRole('button', { name: '更改' })).toBeFocused();
});

test('what is missing is said where it is missing', async ({ someone }) => {
	const { page } = await someone('checker4', PHONE_OF_CHECKER);
	await openReport(page);
	await sendButton(page).click();
	await expect(page.getByRole('dialog', { name: '选择点位' })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(place(page).getByRole('alert')).toHaveText('先选点位');
	await choosePlace(page, '天虹第四网格');
	await expect(place(page).getByRole('alert')).toHaveCount(0);
	await sendButton(page).click();
	await expect(words(page)).toBeFocused();
	await expect(words(page)).toHaveAccessibleDescription('写一句，或点一个类别');
	await expect(page.locator('[data-report]')).toHaveCount(0);
});

test('what is chosen and typed before the page has come alive is kept', async ({ someone }) => {
	const { page } = await someone('checker1', PHONE_OF_CHECKER);
	const scripts = Promise.withResolvers<void>();
	await page.route('**/*.js', (route) => scripts.promise.then(() => route.continue()));
	const opened = page.goto('/t/huahu/report');
	await words(page).fill('沟边有落叶');
	await camera(page).setInputFiles(PHOTO);
	scripts.resolve();
	await opened;
	await expect(words(page)).toHaveValue('沟边有落叶');
	await expect(page.getByRole('img', { name: '第1张照片' })).toBeVisible();
});

test('words outlive a page that the phone closes behind the camera', async ({ someone }) => {
	const { page } = await someone('checker1', PHONE_OF_CHECKER);
	await openReport(page);
	await choosePlace(page, '天虹第六网格');
	await words(page).fill('楼顶有鸽棚');
	await page.reload();
	await expect(words(page)).toHaveValue('楼顶有鸽棚');
	await expect(place(page)).toContainText('天虹第六网格');
});

test('pictures are added, looked at, taken again and removed; a file that is none is refused and the rest stays', async ({ someone }) => {
	const { page } = await someone('checker2', PHONE_OF_CHECKER);
	await openReport(page);
	await words(page).fill('墙上有涂鸦');
	const none = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<svg/>') };
	await camera(page).setInputFiles(none);
	await expect(page.getByText('这个文件不是照片，没有加进来。')).toBeVisible();
	await camera(page).setInputFiles(PHOTO);
	await expect(page.getByText('这个文件不是照片')).toHaveCount(0);
	await page.getByLabel('再拍一张').setInputFiles(PHOTO);
	await expect(page.getByRole('img', { name: '第2张照片' })).toBeVisible();
	await page.getByLabel('重拍').setInputFiles(none);
	await expect(page.getByText('这个文件不是照片，没有加进来。')).toBeVisible();
	await page.getByRole('button', { name: '看第1张照片' }).click();
	await expect(page.getByRole('img', { name: '第1张照片' })).toBeVisible();
	await page.getByRole('button', { name: '去掉第1张照片' }).click();
	await expect(page.getByRole('button', { name: '看第1张照片' })).toHaveCount(1);
	await page.getByRole('button', { name: '去掉第1张照片' }).click();
	await expect(camera(page)).toBeVisible();
	await expect(words(page)).toHaveValue('墙上有涂鸦');
});

test('who does not report is told so, and led back', async ({ someone }) => {
	const { page } = await someone('viewer1');
	await page.goto('/t/huahu/report');
	await expect(page.getByText('您的角色不报问题。')).toBeVisible();
	await page.getByRole('link', { name: '回到看板' }).click();
	await expect(page).toHaveURL(/\/t\/huahu$/);
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
