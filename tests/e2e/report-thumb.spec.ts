import { fitsItsWidth, axe } from './support/axe.ts';
import { PHOTO } from './support/board.ts';
import { expect, PHONE, test } from './support/fixtures.ts';
import { camera, choosePlace, mine, openReport, place, sendButton, targetsTooSmall, words, write } from './support/report-form.ts';

for (const [locale, colorScheme] of [['zh-CN', 'light'], ['zh-CN', 'dark'], ['en', 'light'], ['en', 'dark']] as const) {
	test(`every state of the form is accessible and within a thumb’s reach: ${locale}, ${colorScheme}`, async ({ someone }) => {
		const { page, context } = await someone('checker1', {
			...{ viewport: PHONE, hasTouch: true, reducedMotion: 'reduce', locale, colorScheme },
			...{ geolocation: { latitude: 30.232021, longitude: 115.022123, accuracy: 12 }, permissions: ['geolocation'] }
		});
		const judge = async () => {
			await axe(page);
			await fitsItsWidth(page);
			expect(await targetsTooSmall(page)).toEqual([]);
		};
		const position = { lat: 30.232165, lon: 115.022123, accuracy: 8 };
		const other = await someone('checker2');
		await other.command('finding.report', { place: 'G07', text: '早餐店跨门槛经营', position, capturedAt: new Date().toISOString() });
		await openReport(page);
		const form = page.locator('form');
		await test.step('empty', judge);
		await test.step('written, with a look-alike beside it', async () => {
			await page.locator('.first input').setInputFiles(PHOTO);
			await form.locator('textarea').fill('水果店跨门槛经营');
			await expect(page.locator('section.card')).toBeVisible();
			await judge();
		});
		for (const [sheet, opener] of [['places', '.place .link'], ['categories', '.chips .all']] as const) {
			await test.step(sheet, async () => {
				await page.locator(opener).click();
				await expect(page.getByRole('dialog')).toBeVisible();
				await judge();
				await page.keyboard.press('Escape');
				await expect(page.getByRole('dialog')).toHaveCount(0);
			});
		}
		await test.step('waiting', async () => {
			await context.setOffline(true);
			await expect(page.locator('[data-line=down]')).toBeVisible();
			await sendButton(page).click();
			await expect(page.locator('[data-report=waiting]')).toBeVisible();
			await judge();
		});
		await test.step('delivered', async () => {
			await context.setOffline(false);
			await expect(page.locator('[data-report=delivered]')).toBeVisible();
			await judge();
		});
	});
}

test('a finding is made with the keyboard alone', async ({ someone }) => {
	const { page } = await someone('member1');
	await openReport(page);
	const chooser = page.waitForEvent('filechooser');
	await camera(page).focus();
	await page.keyboard.press('Enter');
	await (await chooser).setFiles(PHOTO);
	await expect(page.getByRole('img', { name: '第1张照片' })).toBeVisible();

	await place(page).getByRole('button', { name: '选择点位' }).focus();
	await page.keyboard.press('Enter');
	const sheet = page.getByRole('dialog', { name: '选择点位' });
	await expect(sheet.getByRole('searchbox')).toBeFocused();
	await page.keyboard.type('锁前第六');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(place(page)).toContainText('锁前第六网格');
	await expect(place(page).getByRole('button', { name: '更改' })).toBeFocused();

	await words(page).focus();
	await page.keyboard.type('围墙有裂缝');
	await page.keyboard.press('Enter');
	await expect(words(page)).toHaveValue('围墙有裂缝');
	await page.keyboard.press('ControlOrMeta+Enter');
	await expect(mine(page, '围墙有裂缝')).toHaveAttribute('data-report', 'delivered');
});

test('what becomes of a finding is said aloud', async ({ someone }) => {
	const { page } = await someone('checker3', { viewport: PHONE });
	await openReport(page);
	await choosePlace(page, '天方第六网格');
	await write(page, '天方第六网格', '晾衣绳拉到路上');
	await expect(page.getByRole('status').filter({ hasText: '可以报下一条' })).toHaveCount(1);
	await expect(mine(page, '晾衣绳拉到路上').getByRole('status')).toContainText('已送达');
});
