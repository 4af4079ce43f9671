import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Judges the page as it stands once no colour is on its way to another one. */
export async function axe(page: Page): Promise<void> {
	await page.evaluate(() => {
		const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
		return Promise.allSettled(ending.map(({ finished }) => finished));
	});
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}

export async function fitsItsWidth(page: Page): Promise<void> {
	const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	expect(overflow).toBeLessThanOrEqual(0);
}
