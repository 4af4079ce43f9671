import { expect, type Locator, type Page } from '@playwright/test';
import { field as fieldOf, pointAway, row } from './board.ts';

/** What a field of a row is edited in. */
export function editor(page: Page, field?: string): Locator {
	return page.locator(field === undefined ? '[data-editor]' : `[data-editor=${field}]`);
}

/** What is pressed in a row to edit a field of it. */
export function cell(page: Page, number: number, field: string): Locator {
	return row(page, number).locator(`button[data-edit=${field}]`);
}

/** Whom a row names, in whatever order. */
export async function ownedBy(page: Page, number: number, ...names: string[]): Promise<void> {
	await expect(async () => {
		const title = await cell(page, number, 'owner').getAttribute('title');
		expect(title?.split('、').sort()).toEqual(names);
	}).toPass();
}

/** Opens the editor of a field by its cell. */
export async function edit(page: Page, number: number, field: string): Promise<Locator> {
	await cell(page, number, field).click();
	await expect(editor(page, field)).toBeVisible();
	return editor(page, field);
}

/** Chooses in the sheet, or on an issue's page, what a field is to hold; a list for many is closed again. */
export async function choose(within: Locator | Page, field: string, ...names: (string | RegExp)[]): Promise<void> {
	const page = 'goto' in within ? within : within.page();
	await fieldOf(within, field).locator('button[data-edit]').click();
	for (const name of names) await option(editor(page, field), name).click();
	if (field === 'owner' || field === 'tag') await page.keyboard.press('Escape');
	await closed(page);
}

/** Goes to a row with the keyboard's focus. */
export async function goTo(page: Page, number: number): Promise<void> {
	await row(page, number).focus();
	await pointAway(page);
	await expect(row(page, number)).toBeFocused();
}

/** Opens an editor with a key, from the row that has the focus. */
export async function press(page: Page, key: string, field: string): Promise<Locator> {
	await page.keyboard.press(key);
	await expect(editor(page, field)).toBeVisible();
	await expect(page.locator(':is(dialog, [role=dialog]):focus-within').filter({ has: editor(page, field) })).toHaveCount(1);
	return editor(page, field);
}

export function option(within: Locator, name: string | RegExp): Locator {
	return within.getByRole('option', { name });
}

export async function closed(page: Page): Promise<void> {
	await expect(editor(page)).toHaveCount(0);
}

/** The news of what was just done, as it is seen. */
export function toast(page: Page, words: string): Locator {
	return page.locator('.toast', { hasText: words });
}
