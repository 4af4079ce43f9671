import type { Page } from '@playwright/test';

/** Waits until the page answers: what is clicked or typed before is the browser's own business, not the program's. */
export async function alive(page: Page): Promise<void> {
	await page.locator('html[data-alive]').waitFor({ state: 'attached' });
}

/** From now on every page that is opened by its address is waited for. */
export function waitsUntilAlive(page: Page): void {
	const { goto, reload } = page;
	page.goto = async (...where) => {
		const response = await goto.apply(page, where);
		await alive(page);
		return response;
	};
	page.reload = async (...options) => {
		const response = await reload.apply(page, options);
		await alive(page);
		return response;
	};
}
