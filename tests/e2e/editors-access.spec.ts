import { axe } from './support/axe.ts';
import { openBoard, report, row, saved } from './support/board.ts';
import { closed, edit, goTo, option, press } from './support/editors.ts';
import { expect, PHONE, test } from './support/fixtures.ts';

test('on a phone an editor comes up from below, with targets for a thumb', async ({ someone }) => {
	const a = await someone('member3', { viewport: PHONE, hasTouch: true });
	const { number } = await report(a, '健身器材旁有垃圾', 'G17', '06010');
	const { page } = a;
	await openBoard(page);
	await goTo(page, number);
	const owners = await press(page, 'a', 'owner');
	const sheet = page.getByRole('dialog', { name: `${String(number).padStart(3, '0')}的责任人` });
	await expect(sheet).toBeVisible();
	for (const target of await sheet.getByRole('option').all()) {
		expect((await target.boundingBox())!.height).toBeGreaterThanOrEqual(44);
	}
	await option(owners, '责任人01号').tap();
	await expect(option(owners, '责任人01号')).toHaveAttribute('aria-selected', 'true');
	await sheet.getByRole('button', { name: '关闭' }).tap();
	await closed(page);
	const due = await press(page, 'd', 'due');
	const tomorrow = due.getByRole('button', { name: '明天18:00' });
	expect((await tomorrow.boundingBox())!.height).toBeGreaterThanOrEqual(44);
	await tomorrow.tap();
	await closed(page);
	await expect(row(page, number)).toContainText('明 18:00');
	await saved(page);
});

for (const colorScheme of ['light', 'dark'] as const) {
	test(`every editor is accessible, at a desk and on a phone: ${colorScheme}`, async ({ someone }) => {
		const a = await someone('member4', { colorScheme, reducedMotion: 'reduce' });
		const { number } = await report(a, `路边有大件垃圾 ${colorScheme}`, 'G18', '06035');
		const { page } = a;
		await openBoard(page);
		for (const field of ['category', 'place']) {
			await edit(page, number, field);
			await axe(page);
			await page.keyboard.press('Escape');
			await closed(page);
		}
		await goTo(page, number);
		for (const viewport of [null, PHONE]) {
			if (viewport !== null) await page.setViewportSize(viewport);
			for (const [key, field] of [['a', 'owner'], ['d', 'due'], ['t', 'tag'], ['u', 'department'], ['m', 'merge']] as const) {
				await press(page, key, field);
				await axe(page);
				await page.keyboard.press('Escape');
				await closed(page);
			}
		}
	});
}
