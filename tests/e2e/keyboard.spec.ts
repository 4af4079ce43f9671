import type { Page } from '@playwright/test';
import { issueNumber, openBoard, report, row, saved, sheet } from './support/board.ts';
import { cell, closed, editor, option, press, toast } from './support/editors.ts';
import { expect, test } from './support/fixtures.ts';

/** The number of the issue that the focus is on. */
const focused = (page: Page) =>
	page.evaluate(() => document.activeElement?.closest('[data-issue]')?.getAttribute('data-issue') ?? null);

/** Goes from row to row until it has come to an issue. */
async function walkTo(page: Page, number: number, key: 'j' | 'k'): Promise<void> {
	for (let at = await focused(page); at !== issueNumber(number); at = await focused(page)) {
		await page.keyboard.press(key);
		await expect.poll(() => focused(page)).not.toBe(at);
	}
	await expect(row(page, number)).toBeFocused();
}

/** Goes from control to control until it has come to a button. */
async function tabTo(page: Page, name: string): Promise<void> {
	const button = page.getByRole('button', { name, exact: true });
	await expect(button).toBeEnabled();
	while (!(await button.evaluate((element) => element === document.activeElement))) await page.keyboard.press('Tab');
}

test('a whole triage, the tray and both lanes, is done without a mouse', async ({ someone }) => {
	const [checker, member] = [await someone('checker1'), await someone('member1')];
	const finding = (text: string, place: string, lat?: number) => ({
		...{ text, place, capturedAt: new Date().toISOString() },
		...(lat === undefined ? {} : { position: { lat, lon: 115.015188, accuracy: 8 } })
	});
	const { page } = member;
	const shop = (await checker.command('finding.report', finding('水果店跨门槛经营', 'G05', 30.236064))).number as number;
	const heap = (await report(checker, '楼下垃圾成堆', 'G06', '06010')).number;
	const posters = (await report(checker, '单元门上贴满小广告', 'G06', '07001')).number;
	const road = (await report(checker, '楼前路面破损', 'G07', '06013')).number;
	const vague = (await checker.command('finding.report', finding('这里不太好', 'G04'))).number as number;
	const twin = await checker.command('finding.report', finding('早餐店跨门槛经营', 'G05', 30.236208));
	expect(twin.outcome).toBe('suggested');
	const twinCard = row(page, twin.number as number);
	await openBoard(page);
	await expect(twinCard).toContainText(`疑似与${issueNumber(shop)}相同`);

	await test.step('the tray: one is accepted, one joins what it is the same as', async () => {
		await walkTo(page, vague, 'j');
		await page.keyboard.press('1');
		await expect(page.locator('[data-lane=instant]').locator(row(page, vague))).toBeVisible();
		await expect(twinCard).toBeFocused();
		await page.keyboard.press('m');
		await expect(twinCard).toHaveCount(0);
		await expect(row(page, shop)).toContainText('×2');
		await expect(page.getByRole('region', { name: '待研判' })).toHaveCount(0);
	});

	await test.step('a lane is changed, and changed back', async () => {
		await walkTo(page, road, 'j');
		await page.keyboard.press('1');
		await expect(page.locator('[data-lane=instant]').locator(row(page, road))).toBeVisible();
		await page.keyboard.press('z');
		await expect(page.locator('[data-lane=coordination]').locator(row(page, road))).toBeVisible();
	});

	await test.step('category, owner and deadline are set', async () => {
		await walkTo(page, heap, 'k');
		for (const field of ['number', 'place', 'category']) {
			await page.keyboard.press('ArrowRight');
			if (field !== 'number') await expect(cell(page, heap, field)).toBeFocused();
		}
		await press(page, 'Enter', 'category');
		await page.keyboard.type('室外乱堆');
		await page.keyboard.press('Enter');
		await closed(page);
		await expect(cell(page, heap, 'category')).toHaveAttribute('title', '室外乱堆杂物');
		await press(page, 'a', 'owner');
		await page.keyboard.type('责02');
		await page.keyboard.press('Enter');
		await page.keyboard.press('Escape');
		await closed(page);
		await expect(cell(page, heap, 'owner')).toHaveAttribute('title', '责任人02号');
		await press(page, 'd', 'due');
		const tomorrow = editor(page).getByRole('button', { name: '明天18:00' });
		while (!(await tomorrow.evaluate((button) => button === document.activeElement))) await page.keyboard.press('ArrowRight');
		await page.keyboard.press('Enter');
		await closed(page);
		await expect(cell(page, heap, 'due')).toContainText('明 18:00');
		await saved(page);
	});

	await test.step('it is dispatched from its sheet, which Escape closes', async () => {
		for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowLeft');
		await expect(row(page, heap)).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(sheet(page)).toContainText(issueNumber(heap));
		await tabTo(page, '派遣');
		await page.keyboard.press('Enter');
		await expect(row(page, heap).getByText('已派遣')).toBeAttached();
		await page.keyboard.press('Escape');
		await expect(sheet(page)).toHaveCount(0);
		await expect(row(page, heap)).toBeFocused();
	});

	await test.step('two that are one become one', async () => {
		await walkTo(page, posters, 'j');
		await press(page, 'm', 'merge');
		await page.keyboard.type(issueNumber(heap));
		await expect(option(editor(page), new RegExp(`^${issueNumber(heap)}`))).toHaveCount(1);
		await page.keyboard.press('Enter');
		await expect(page.getByRole('button', { name: `把${issueNumber(posters)}并入${issueNumber(heap)}` })).toBeFocused();
		await page.keyboard.press('Enter');
		await closed(page);
		await expect(toast(page, `${issueNumber(posters)}已并入${issueNumber(heap)}`)).toBeVisible();
		await expect(row(page, heap)).toContainText('×2');
		await expect.poll(() => focused(page)).not.toBeNull();
	});

	await test.step('the last edits are taken back, one after the other', async () => {
		await page.keyboard.press('z');
		await expect(cell(page, heap, 'due')).not.toContainText('明 18:00');
		await page.keyboard.press('z');
		await expect(cell(page, heap, 'owner')).toHaveAttribute('title', '责任人');
		await page.keyboard.press('z');
		await expect(cell(page, heap, 'category')).toHaveAttribute('title', '暴露垃圾');
		await saved(page);
	});
});
