import { axe, fitsItsWidth } from './support/axe.ts';
import { details, openBoard, report, saved } from './support/board.ts';
import { expect, PHONE, test } from './support/fixtures.ts';

for (const locale of ['zh-CN', 'en'] as const) {
	for (const colorScheme of ['light', 'dark'] as const) {
		test(`every page is accessible and fits a laptop and a phone: ${locale}, ${colorScheme}`, async ({ someone, browser, server }) => {
			const guest = await browser.newContext({ baseURL: server.origin, locale, colorScheme, reducedMotion: 'reduce', viewport: PHONE });
			const signIn = await guest.newPage();
			await signIn.goto('/sign-in');
			await expect(signIn.locator('button.solid')).toBeEnabled();
			await axe(signIn);
			await fitsItsWidth(signIn);
			await guest.close();

			const { page } = await someone('member1', { locale, colorScheme, reducedMotion: 'reduce' });
			const checker = await someone('checker1');
			const { number } = await report(checker, `垃圾桶破损 ${locale} ${colorScheme}`, 'G26', '06042');
			await checker.command('finding.report', { place: 'G27', text: '说不清', capturedAt: new Date().toISOString() });
			const visits: [string, () => Promise<unknown>][] = [
				['board', () => openBoard(page).then(() => details(page, number))],
				['issue', () => page.goto(`/t/huahu/issues/${number}`).then(() => saved(page))],
				['report form', () => page.goto('/t/huahu/report')],
				['unknown page', () => page.goto('/t/huahu/issues/999999')]
			];
			for (const [name, visit] of visits) {
				await test.step(name, async () => {
					await visit();
					await expect(page.locator('html')).toHaveAttribute('lang', locale);
					await axe(page);
					await fitsItsWidth(page);
					await page.setViewportSize(PHONE);
					await fitsItsWidth(page);
					// The same document in the same colours: what a phone adds is the size of its targets.
					if (locale === 'zh-CN' && colorScheme === 'light') await axe(page);
					await page.setViewportSize({ width: 1440, height: 900 });
				});
			}
		});
	}
}

test('the board’s rows are reached and edited with the keyboard alone', async ({ someone }) => {
	const { page, command } = await someone('member3');
	await command('finding.report', { place: 'G28', text: '键盘可达的问题', category: '06042', capturedAt: new Date().toISOString() });
	await openBoard(page);
	const title = page.getByRole('button', { name: '键盘可达的问题，修改问题' });
	await title.focus();
	await page.keyboard.press('Enter');
	await page.keyboard.press('ControlOrMeta+a');
	await page.keyboard.type('键盘改过的问题');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: '键盘改过的问题，修改问题' })).toBeVisible();
	await saved(page);
});
