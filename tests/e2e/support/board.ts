import { fileURLToPath } from 'node:url';
import { expect, type Locator, type Page } from '@playwright/test';
import { type Someone, TASK_FORCE } from './fixtures.ts';

export const PHOTO = fileURLToPath(new URL('../../../server/demo/photos/bins.jpg', import.meta.url));
export const PHOTO_AFTER = fileURLToPath(new URL('../../../server/demo/photos/bins-after.jpg', import.meta.url));
export const PLACE = 'G01';

export interface Reported {
	issue: string;
	number: number;
	outcome: string;
}

/** A finding by another program, so that a test starts with an issue on the board. */
export async function report(by: Someone, text: string, place = PLACE, category = '06042'): Promise<Reported> {
	const result = await by.command('finding.report', { place, text, category, capturedAt: new Date().toISOString() });
	return result as unknown as Reported;
}

export async function openBoard(page: Page): Promise<void> {
	await page.goto(`/t/${TASK_FORCE}`);
	await saved(page);
}

/** Everything of this page is on disk. */
export async function saved(page: Page): Promise<void> {
	await expect(page.locator('[data-save=saved]')).toBeVisible({ timeout: 20_000 });
}

export function issueNumber(number: number): string {
	return String(number).padStart(3, '0');
}

/** The row of an issue in its lane, or its card in the tray. */
export function row(page: Page, number: number): Locator {
	return page.locator(`[data-issue="${issueNumber(number)}"]`);
}

/** The pointer rests where it holds nothing back: rows do not move under it. */
export async function pointAway(page: Page): Promise<void> {
	await page.mouse.move(300, 2);
}

/** The issue that is open beside the list. */
export function sheet(page: Page): Locator {
	return page.locator('[data-sheet]');
}

/** Opens an issue beside the list and gives its sheet. */
export async function details(page: Page, number: number): Promise<Locator> {
	const opened = sheet(page);
	const shown = opened.locator('header .number', { hasText: issueNumber(number) });
	if (!(await shown.isVisible())) {
		// It covers what lies below it.
		if (await opened.isVisible()) await closeSheet(page);
		await row(page, number).locator('[data-open]').click();
	}
	await expect(shown).toBeVisible();
	await pointAway(page);
	return opened;
}

export async function closeSheet(page: Page): Promise<void> {
	await sheet(page).getByRole('button', { name: '关闭', exact: true }).click();
	await expect(sheet(page)).toHaveCount(0);
}

/** The control of a field in an opened row or on an issue's page. */
export function field(within: Locator | Page, name: string): Locator {
	return within.locator(`.field[data-field=${name}]`);
}

/** Writes the title in the list itself. */
export async function retitle(page: Page, number: number, title: string): Promise<void> {
	const found = row(page, number);
	await found.locator('button.title').click();
	await found.getByRole('textbox').first().fill(title);
	await page.keyboard.press('Enter');
	await pointAway(page);
}

/** Somebody's name as others see it. */
export async function ownName(page: Page): Promise<string> {
	return (await page.locator('[data-account]').first().getAttribute('data-account')) ?? '';
}

/** Opens the menu at the person's own picture. */
export async function account(page: Page): Promise<Locator> {
	const button = page.locator('[data-account]:visible');
	const menu = page.getByRole('menu');
	// Pressed again until the page has come alive, but never shut again.
	await expect(async () => {
		if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
		await expect(menu).toBeVisible({ timeout: 2_000 });
	}).toPass();
	return menu;
}
