import { expect, type Locator, type Page } from '@playwright/test';
import { TASK_FORCE } from './fixtures.ts';

/** The form of a finding, come alive. */
export async function openReport(page: Page): Promise<void> {
	await page.goto(`/t/${TASK_FORCE}/report`);
	await expect(sendButton(page)).toBeEnabled();
}

/** The one solid button, whatever it says: it keeps, sends, joins or mends. */
export function sendButton(page: Page): Locator {
	return page.locator('form .bar button');
}

/** Where a picture is taken; only before there is one. */
export function camera(page: Page): Locator {
	return page.getByLabel('拍照').and(page.locator('input'));
}

export function words(page: Page): Locator {
	return page.getByLabel('发现了什么');
}

export function place(page: Page): Locator {
	return page.getByRole('group', { name: '点位' });
}

/** Finds a place by its name and takes it. */
export async function choosePlace(page: Page, name: string): Promise<void> {
	await place(page).getByRole('button', { name: /^(选择点位|更改)$/ }).click();
	const sheet = page.getByRole('dialog', { name: '选择点位' });
	await sheet.getByRole('searchbox').fill(name);
	await sheet.getByRole('listitem').getByRole('button').first().click();
	await expect(sheet).toHaveCount(0);
	await expect(place(page)).toContainText(name);
}

/** One of the findings of this device. */
export function mine(page: Page, text: string): Locator {
	return page.locator('[data-report]').filter({ hasText: text });
}

/** Writes a finding at a place and lets it go. */
export async function write(page: Page, at: string, text: string): Promise<void> {
	await choosePlace(page, at);
	await words(page).fill(text);
	await sendButton(page).click();
	await expect(mine(page, text)).toBeVisible();
}

/** Everything that is pressed, as a thumb finds it: what lies 21 px around its middle belongs to it. */
export async function targetsTooSmall(page: Page, within = 'body'): Promise<string[]> {
	return page.evaluate((within) => {
		const tooSmall: string[] = [];
		const open = document.querySelector('dialog[open]') ?? document.querySelector(within) ?? document.body;
		for (const target of open.querySelectorAll<HTMLElement>('button, a[href], input, textarea')) {
			if (!target.checkVisibility({ checkVisibilityCSS: true })) continue;
			target.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
			const { left, top, width, height } = target.getBoundingClientRect();
			const [x, y] = [left + width / 2, top + height / 2];
			const around = [[0, 0], [0, -21], [0, 21], [-21, 0], [21, 0]] as const;
			const hit = around.every(([dx, dy]) => {
				const found = document.elementFromPoint(x + dx, y + dy);
				return found !== null && (target.contains(found) || found.closest('label')?.control === target);
			});
			if (!hit) tooSmall.push(`${target.getAttribute('aria-label') ?? target.textContent.trim()}: ${Math.round(width)} × ${Math.round(height)}`);
		}
		scrollTo(0, 0);
		return tooSmall;
	}, within);
}
